import { ts, type Code } from '@ssot-codegen/core'
import { generated, lib } from '../symbols.js'

/** `src/contract.ts`: what the project says of requests that are granted, still nothing. */
export function grantedScaffold(): Code {
  return ts`
    /** How requests come about that are granted, by operation: of those that ask for more than their shapes say. */
    export const ${generated.granted}: ${lib.Granted} = {}
  `
}
