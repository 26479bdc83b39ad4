import type fc from 'fast-check'

/** How many schemas are drawn, and how many of them are type-checked. `SSOT_HOSTILE=2000` is a deep run. */
export const RUNS = Number(process.env['SSOT_HOSTILE'] ?? 100)

/** One in ten is type-checked. */
export const TYPE_CHECKED = Math.ceil(RUNS / 10)

/**
 * How the schemas are drawn: by a new seed each time, or by `SSOT_HOSTILE_SEED`, else by the `SSOT_SEED` of all tests, and with
 * `SSOT_HOSTILE_PATH` one case alone. A failure names both, and shows the text of the smallest schema that fails.
 */
export function drawing(numRuns: number): Parameters<typeof fc.assert>[1] & { readonly numRuns: number } {
  const { SSOT_SEED, SSOT_HOSTILE_SEED: seed = SSOT_SEED, SSOT_HOSTILE_PATH: path } = process.env
  return { numRuns, ...(seed !== undefined && { seed: Number(seed) }), ...(path !== undefined && { path }) }
}
