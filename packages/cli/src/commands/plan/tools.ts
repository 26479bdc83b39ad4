import { planOutput } from '@ssot-codegen/output'
import { prepare } from '../generate/prepare.js'
import { API, observe } from '../inspect/capture.js'

/** What the command takes from the rest of the program; its own code is loaded when it runs. */
export const TOOLS = { API, observe, planOutput, prepare }

/** Parts of the program that a lazy file is given, since a copy of them in it would be another program. */
export type Tools = typeof TOOLS
