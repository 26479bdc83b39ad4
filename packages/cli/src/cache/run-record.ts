import type { ProjectFacts } from '@ssot-codegen/core'
import type { Config } from '../config/define-config.js'
import { readCache, writeCache } from './cache-folder.js'
import { digestOfAll } from './digest.js'
import type { InputState } from './inputs.js'
import type { OutputState } from './outputs.js'

/** What came of `ssot generate`: enough to see that it would come to the same again, and to say so. */
export type RunRecord = {
  readonly inputs: InputState
  readonly outputs: OutputState
  /** What the config says of the project, and what was made of that and of the folder. */
  readonly project: { readonly config: Pick<Config, 'project'>; readonly facts: Pick<ProjectFacts, 'name' | 'packageManager'> }
  /** What the client's stamp says; absent: the run had nothing to do with the client. */
  readonly client?: string
  readonly shown: Shown
}

/** What a run prints when it changes nothing. */
export type Shown = {
  /** For `--json`, without the timings. */
  readonly json: { readonly [key: string]: unknown }
  /** The diagnostics, without colours and with them. */
  readonly plain: readonly string[]
  readonly colored: readonly string[]
  readonly lines: readonly string[]
}

/** Flags that say how the same result is shown. */
const SHOWING = new Set(['--json', '--verbose'])

/** Flags with which a run does something else than bring the output up to date. */
const OTHER = /^--(?:check|dry-run|diff|resolve|force|watch|no-cache|help|version)(?:=|$)/

/**
 * The key of the record of a command line; undefined for one that is run whatever happened before.
 *
 * @param args the command line behind `ssot`
 */
export function runKey(args: readonly string[], cwd: string): string | undefined {
  if (args[0] !== 'generate' || args.some((arg) => OTHER.test(arg))) return undefined
  return digestOfAll([process.version, process.platform, cwd, ...args.filter((arg) => !SHOWING.has(arg))])
}

/** The record of a command line, if there is one. */
export function readRun(key: string): RunRecord | undefined {
  const text = readCache('run', key)
  // Only this program writes entries, and those that are not whole are none.
  return text === undefined ? undefined : (JSON.parse(text) as RunRecord)
}

/** Keeps the record of a run that has ended well. */
export function writeRun(key: string, record: RunRecord): void {
  writeCache('run', key, JSON.stringify(record))
}
