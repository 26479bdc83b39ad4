import { parseSchema } from '@ssot-codegen/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './random-schema/checks.js'
import { countTypes } from './random-schema/column-types.js'
import { generated, outcomeOf, plugins, unjustified } from './random-schema/output.js'
import { clientFailureOf, refusalOf } from './random-schema/prisma.js'
import { randomSchema, type Trait } from './random-schema/random-schema.js'
import { drawing, RUNS } from './random-schema/runs.js'

describe('whatever a schema holds', () => {
  test('nothing crashes, nothing is refused that Prisma accepts, every file is parsable, no text becomes code', { timeout: 3_600_000 }, () => {
    let accepted = 0
    let generatedFrom = 0
    const met = new Map<Trait, number>()
    fc.assert(
      fc.property(randomSchema, (drawn) => {
        const { result, diagnostics } = outcomeOf(drawn.files)
        const refusal = refusalOf(drawn.files)
        if (refusal !== undefined) {
          expect(diagnostics.length).toBeGreaterThan(0)
        } else {
          accepted++
          for (const trait of drawn.has) met.set(trait, (met.get(trait) ?? 0) + 1)
          expect(unjustified(drawn, diagnostics)).toEqual([])
        }
        for (const { span, code } of diagnostics) if (code.startsWith('schema/')) expect(span, code).toBeDefined()
        if (!result) return
        generatedFrom++
        expect(faultsOf(result)).toEqual([])
      }),
      drawing(RUNS),
    )
    if (RUNS < 50) return
    // Else the test would show little: what is drawn is mostly what Prisma accepts, and of every kind.
    expect(accepted).toBeGreaterThan(RUNS * 0.9)
    expect(generatedFrom).toBeGreaterThan(RUNS * 0.6)
    const least: Partial<Record<Trait, number>> = { relation: 0.5, 'composite id': 0.5, composite: 0.3, 'one-to-one': 0.3, self: 0.25, 'unique only': 0.25, 'named compound': 0.3, enum: 0.3 }
    const rest: readonly Trait[] = ['many-to-many', 'shared', 'to a unique', 'view', 'ignored model', 'list', 'schemas', 'several files']
    for (const [trait, share] of Object.entries(least)) expect(met.get(trait as Trait) ?? 0, trait).toBeGreaterThan(RUNS * share)
    for (const trait of rest) expect(met.get(trait) ?? 0, trait).toBeGreaterThan(RUNS * 0.02)
  })

  test('Prisma can make a client wherever nothing is refused', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(randomSchema, ({ files }) => {
        // What we refuse for its names is under test in the schema's own tests.
        if (refusalOf(files) !== undefined || outcomeOf(files).schema === undefined) return
        expect(clientFailureOf(files)).toBeUndefined()
      }),
      drawing(Math.ceil(RUNS / 10)),
    )
  })

  test('columns are drawn of every type that a database of Prisma has', () => {
    expect(countTypes()).toBeGreaterThan(180)
  })

  test('the order of plugins, models and files leaves every byte the same', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(randomSchema, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }), (drawn, order, ranks) => {
        const shuffled = drawn.files.map(({ path, text }) => ({ path, text: inAnyOrder(text, ranks) })).reverse()
        const first = parseSchema(drawn.files).schema
        const second = parseSchema(shuffled).schema
        if (!first || !second) {
          expect(second).toBe(first)
          return
        }
        const [one, other] = [generated(first), generated(second, order.flatMap((index) => plugins[index] ?? []))]
        const texts = new Map(other.files.map(({ path, text }) => [path, text]))
        expect(one.files.filter(({ path, text }) => texts.get(path) !== text).map(({ path }) => path)).toEqual([])
        expect(other.files.map(({ path }) => path)).toEqual(one.files.map(({ path }) => path))
        expect(other.documents).toEqual(one.documents)
      }),
      drawing(Math.ceil(RUNS / 4)),
    )
  })
})

/** The blocks of a file in another order, each with the comments above it. */
function inAnyOrder(text: string, ranks: readonly number[]): string {
  const blocks = text.split(/(?<=\n\}\r?\n)(?:\r?\n)?/).filter((block) => block.trim() !== '')
  const keyed = blocks.map((block, i) => [ranks[i % ranks.length] ?? 0, block] as const)
  return keyed.sort(([a], [b]) => a - b).map(([, block]) => block).join('\n')
}
