import { median } from './median.js'

/** Milliseconds by phase. */
export type Phases = { readonly [phase: string]: number }

/** Reads the lines in which a process says how long its phases took, such as `parse 40 ms`. */
export function phasesIn(said: string): Phases {
  return Object.fromEntries([...said.matchAll(/^(\w+) (\d+) ms$/gm)].map(([, phase = '', took]) => [phase, Number(took)]))
}

/**
 * The median of each phase, and as `rest` what the whole takes beside them.
 *
 * @param runs the phases of each run, and its whole
 */
export function medianPhases(runs: readonly { readonly phases: Phases; readonly whole: number }[]): Phases {
  const names = [...new Set(runs.flatMap(({ phases }) => Object.keys(phases)))]
  const sum = (phases: Phases) => Object.values(phases).reduce((total, took) => total + took, 0)
  return {
    ...Object.fromEntries(names.map((name) => [name, median(runs.map(({ phases }) => phases[name] ?? 0))])),
    rest: Math.round(median(runs.map(({ phases, whole }) => whole - sum(phases)))),
  }
}
