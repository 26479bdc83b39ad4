import type { GenerateResult } from '../generate/result.js'
import { declarationOf } from './declaration.js'
import { jsonExcerpt } from './json-excerpt.js'
import { readScenario, type Scenario } from './scenario.js'

/** What a scenario expects and what came, ready for a comparison that shows the difference. */
export type ScenarioOutcome = {
  readonly title: string
  readonly expected: readonly string[]
  readonly actual: readonly string[]
  /** The document with the excerpts that came: what an update writes. */
  readonly updated: string
}

/**
 * Generates from a scenario's schema and takes the excerpts it names.
 *
 * @param markdown the scenario
 * @param generateFrom turns the schema's text into output, in memory
 */
export function runScenario(markdown: string, generateFrom: (schema: string) => GenerateResult): ScenarioOutcome {
  const scenario = readScenario(markdown)
  const result = generateFrom(scenario.schema)
  const expected: string[] = []
  const actual: string[] = []
  let updated = markdown
  for (const block of [...scenario.expected].reverse()) {
    const name = block.declaration === undefined ? block.path : `${block.path} ${block.declaration}`
    const came = excerpt(result, block)
    expected.unshift(`${name}\n${block.text}`)
    actual.unshift(`${name}\n${came}`)
    updated = updated.slice(0, block.start) + came + updated.slice(block.end)
  }
  if (scenario.diagnostics) {
    expected.push(...scenario.diagnostics)
    actual.push(...result.diagnostics.map((d) => `${d.severity} ${d.code}: ${d.message}`))
  }
  return { title: scenario.title, expected, actual, updated }
}

function excerpt(result: GenerateResult, block: Scenario['expected'][number]): string {
  const file = result.files.find((f) => f.path === block.path)
  if (!file) return `(no such file is emitted)\n`
  if (block.declaration === undefined) return file.text
  if (block.path.endsWith('.json')) return `${jsonExcerpt(file.text, block.declaration) ?? `(nothing is at ${block.declaration})`}\n`
  return `${declarationOf(file.text, block.declaration) ?? `(the file declares no ${block.declaration})`}\n`
}
