import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { GenerateResult } from '../generate/result.js'
import { byCodeUnit } from '../order.js'
import { runScenario, type ScenarioOutcome } from './run-scenario.js'

/**
 * Runs every scenario of a folder, in the order of their names.
 *
 * @param folder the URL of a folder that holds scenarios alone, with a slash at its end
 * @param generateFrom makes the output for the text of a `prisma` block
 * @param options `update` writes the excerpts that came into each page first, so that only its diagnostics may differ
 * @throws Error when a page cannot be read as a scenario, with the reason
 */
export function scenariosIn(folder: URL, generateFrom: (schema: string) => GenerateResult, { update = false }: { readonly update?: boolean } = {}): readonly ScenarioOutcome[] {
  return readdirSync(folder)
    .sort(byCodeUnit)
    .map((name) => {
      const page = new URL(name, folder)
      const outcome = runScenario(readFileSync(page, 'utf8'), generateFrom)
      if (!update) return outcome
      writeFileSync(page, outcome.updated)
      return runScenario(outcome.updated, generateFrom)
    })
}
