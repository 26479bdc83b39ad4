import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withMarkers } from '../src/merge/markers.js'
import { conflictsIn, mergeThreeWay } from '../src/merge/three-way.js'
import { gitConflicts } from './support/git.js'

const deep = process.env['SSOT_DEEP'] === '1'

/** Code as it is generated: names are told apart, and what closes blocks, or is blank, is always the same. */
const word = fc.constantFrom('id', 'title', 'author', 'views', 'create', 'update')
const block = fc.tuple(word, fc.array(word, { maxLength: 4 })).map(([name, inner]) => [`function ${name}() {`, ...inner.map((w) => `  call(${w})`), '}', ''])
const code = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.flat())
const added = fc.oneof(word.map((w) => `  mine(${w})`), fc.constantFrom('', '}', '  // mine'))
const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.array(added, { maxLength: 2 }) })
const edits = fc.array(edit, { maxLength: 4 })

function apply(base: readonly string[], changes: readonly { at: number; remove: number; insert: readonly string[] }[]): string[] {
  const lines = [...base]
  for (const { at, remove, insert } of changes) lines.splice(at % (lines.length + 1), remove, ...insert)
  return lines
}

const texts = fc.tuple(code, edits, edits).map(([base, a, b]) => ({ base, theirs: apply(base, a), ours: apply(base, b) }))

describe('a merge of three texts', () => {
  test('leaves no more conflicts than git does', { timeout: deep ? 1_800_000 : 120_000 }, () => {
    fc.assert(
      fc.property(texts, (three) => {
        expect(conflictsIn(mergeThreeWay(three))).toBeLessThanOrEqual(gitConflicts(three))
      }),
      { numRuns: deep ? 5000 : 150 },
    )
  })

  test('is the one side where the other did nothing, and both where they did the same', () => {
    fc.assert(
      fc.property(texts, ({ base, theirs }) => {
        for (const three of [{ base, theirs, ours: base }, { base, theirs: base, ours: theirs }, { base, theirs, ours: theirs }]) {
          const regions = mergeThreeWay(three)
          expect(conflictsIn(regions)).toBe(0)
          expect(withMarkers(regions)).toEqual(theirs)
        }
      }),
    )
  })

  test('loses no line that one side added and keeps none that one took away, but in a conflict', () => {
    fc.assert(
      fc.property(texts, (three) => {
        const count = (lines: readonly string[], line: string) => lines.filter((each) => each === line).length
        const regions = mergeThreeWay(three)
        const { base, theirs, ours } = three
        const all = new Set([...base, ...theirs, ...ours])
        if (conflictsIn(regions) > 0) {
          const sides = (['theirs', 'ours'] as const).map((side) => regions.flatMap((r) => (r.kind === 'merged' ? r.lines : r[side])))
          // What a conflict shows on a side is that side's, so each added line is on its own.
          for (const line of theirs) if (!base.includes(line)) expect(sides[0]).toContain(line)
          for (const line of ours) if (!base.includes(line)) expect(sides[1]).toContain(line)
          return
        }
        const merged = withMarkers(regions)
        for (const line of all) {
          const [b, t, o, m] = [base, theirs, ours, merged].map((lines) => count(lines, line)) as [number, number, number, number]
          // Both may have made one change alike, which then counts once.
          const [once, twice] = [t + o - b, Math.max(t, o)].sort((x, y) => x - y) as [number, number]
          const [low, high] = [Math.min(once, Math.min(t, o)), Math.max(once, twice)]
          expect(m).toBeGreaterThanOrEqual(low)
          expect(m).toBeLessThanOrEqual(high)
        }
      }),
      { numRuns: 300 },
    )
  })

  // Each is read rightly only where a change lies against one of the other text.
  test.each([
    ['bfbdbadebc', 'efbdbcdbc', 'bfcabadebbc'],
    ['afecfaacea', 'afecffacca', 'afecfaadcea'],
    ['abefdadfab', 'abefdadcdfab', 'aabbdffab'],
    ['aeeeeaccff', 'aebdeeaccec', 'aeeeecbcff'],
    ['eeeddaeadd', 'cbeafeddacdd', 'eeeaeadd'],
  ])('of %s, %s and %s leaves no conflict, as git leaves none', (base, theirs, ours) => {
    const three = { base: Array.from(base), theirs: Array.from(theirs), ours: Array.from(ours) }
    expect(gitConflicts(three)).toBe(0)
    expect(conflictsIn(mergeThreeWay(three))).toBe(0)
  })

  test('gives the text in which git found nothing to argue about, edits apart', () => {
    const base = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const theirs = ['a', 'B', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const ours = ['a', 'b', 'c', 'd', 'x', 'f', 'h']
    expect(withMarkers(mergeThreeWay({ base, theirs, ours }))).toEqual(['a', 'B', 'c', 'd', 'x', 'f', 'h', 'i'])
  })

  test('of ten thousand lines, and of three thousand that are all others, is made in a moment', () => {
    const base = Array.from({ length: 10_000 }, (_, i) => (i % 7 === 0 ? '  },' : `    "line": ${i % 900},`))
    const theirs = [...base.slice(0, 500), 'mine', ...base.slice(500)]
    const ours = [...base.slice(0, 9000), 'ours', ...base.slice(9001)]
    const start = process.cpuUsage().user
    expect(conflictsIn(mergeThreeWay({ base, theirs, ours }))).toBe(0)
    const indented = base.slice(0, 3000).map((line) => `\t${line.trim()}`)
    expect(conflictsIn(mergeThreeWay({ base: base.slice(0, 3000), theirs: indented, ours: ours.slice(1).concat('x').slice(0, 3000) }))).toBe(1)
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5)
  })
})
