import { createReport, type Diagnostic, type Report, type SourceFile } from '@ssot-codegen/core'
import { catalogue } from './diagnostics.js'
import { createInputs, type Inputs } from './cache/inputs.js'
import type { Terminal } from './render/terminal.js'

/** What one run of a command shares: where it runs, what it found, how long its phases took. */
export type Session = {
  /** The command line behind `ssot`. */
  readonly args: readonly string[]
  /** Absolute. */
  readonly cwd: string
  readonly terminal: Terminal
  /** What the run reads is noted there. */
  readonly inputs: Inputs
  readonly report: Report<typeof catalogue>
  readonly diagnostics: readonly Diagnostic[]
  /** Files that diagnostics point into, by the path they name. */
  readonly sources: ReadonlyMap<string, SourceFile>
  /** The text of each module that was compiled to be loaded, by absolute path: lines of a stack are not those of the file. */
  readonly modules: Map<string, string>
  /** Milliseconds by phase, in the order of the phases. */
  readonly timings: { readonly [phase: string]: number }
  readonly add: (diagnostics: readonly Diagnostic[]) => void
  readonly addSource: (file: SourceFile) => void
  /** Whether anything keeps the command from doing what it was asked. */
  readonly failed: () => boolean
  /** Runs a phase, showing its name while it lasts and taking its time. */
  readonly phase: <T>(name: string, work: () => T | Promise<T>) => Promise<T>
}

/** Starts a session. */
export function createSession({ args, cwd, terminal }: { args: readonly string[]; cwd: string; terminal: Terminal }): Session {
  const diagnostics: Diagnostic[] = []
  const sources = new Map<string, SourceFile>()
  const timings: { [phase: string]: number } = {}
  return {
    args,
    cwd,
    inputs: createInputs(),
    terminal,
    report: createReport('cli', catalogue, diagnostics),
    diagnostics,
    sources,
    modules: new Map(),
    timings,
    add: (more) => void diagnostics.push(...more),
    addSource: (file) => void sources.set(file.path, file),
    failed: () => diagnostics.some((d) => d.severity === 'error'),
    phase: async (name, work) => {
      // `performance` would load ten modules of Node.
      const start = process.uptime()
      terminal.begin(name)
      try {
        return await work()
      } finally {
        const took = (process.uptime() - start) * 1000
        timings[name] = Math.round(((timings[name] ?? 0) + took) * 10) / 10
        terminal.end(name, took)
      }
    },
  }
}
