import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareContracts, type ApiChange, type ApiSeverity } from '../src/index.js'
import { contractOfSchema } from './contract-of-schema.js'

/** One change of a schema: texts that are replaced wherever they stand, and all that callers have to mind of it. */
type Break = { readonly name: string; readonly edit: readonly (readonly [string, string])[]; breaking: readonly string[]; warnings: readonly string[] }

const path = new URL('./api-breaks.json', import.meta.url)
const list = JSON.parse(readFileSync(path, 'utf8')) as { readonly schema: readonly string[]; readonly breaks: readonly Break[] }
const base = list.schema.join('\n')
const before = contractOfSchema(base)

function changed(edit: Break['edit']): string {
  return edit.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The schema has no ${JSON.stringify(from)}.`)
    return text.replaceAll(from, to)
  }, base)
}

/** What is told of a severity: once for a named shape or a model's grammar, else with the operation. */
function told(changes: readonly ApiChange[], severity: ApiSeverity): string[] {
  const found = changes.filter((change) => change.severity === severity)
  return [...new Set(found.map(({ id, operation, pointer }) => `${id} ${pointer.startsWith('/') || pointer === '' ? operation : ''}${pointer}`))].sort()
}

describe('every break of the seeded list is found, and none is invented', () => {
  test.each(list.breaks)('$name', (item) => {
    const changes = compareContracts(before, contractOfSchema(changed(item.edit)))
    const found = { breaking: told(changes, 'breaking'), warnings: told(changes, 'warning') }
    if (process.env['UPDATE'] === '1') Object.assign(item, found)
    expect(found).toEqual({ breaking: item.breaking, warnings: item.warnings })
  })

  test('the list has as many changes that break nothing as it needs to see that', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(path, `${JSON.stringify(list, null, 2)}\n`)
    expect(list.breaks.length).toBeGreaterThan(40)
    expect(list.breaks.filter(({ breaking }) => breaking.length === 0).length).toBeGreaterThan(10)
  })
})
