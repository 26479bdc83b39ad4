import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OPERATION_RULES } from '../src/api/operation-rules.js'
import { SHAPE_RULES, verdictOf, type Place, type ShapeRuleName } from '../src/api/shape-rules.js'
import { OFFENCES } from '../src/index.js'

const page = readFileSync(new URL('../../../docs/plan.md', import.meta.url), 'utf8')

test('the documentation has every rule with what it means in each direction, and no other', () => {
  const names = Object.keys(SHAPE_RULES) as ShapeRuleName[] // of the object itself
  const shapes = names.map((name) => {
    const [request, response] = (['request', 'response'] as const).map((direction) => verdictOf(name, direction)?.[0] ?? '–')
    const id = name === 'optionalRemoved' ? SHAPE_RULES[name].id('response-property') : SHAPE_RULES[name].id('<place>' as Place)
    return `| \`${id}\` | ${request ?? ''} | ${response ?? ''} |`
  })
  const operations = Object.entries(OPERATION_RULES).map(([id, [severity]]) => `| \`${id}\` | ${severity} |`)
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  expect(rows).toEqual([...shapes, ...operations])
})

test('it names all that a plan can fail on', () => {
  for (const offence of OFFENCES) expect(page).toContain(`\`${offence}\``)
})
