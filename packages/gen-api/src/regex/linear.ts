import type { AST } from '@eslint-community/regexpp'
import { alphabetOf } from './alphabet.js'
import { automatonOf, Unprovable, type Automaton } from './automaton.js'
import { stepsFrom, type Steps } from './steps.js'

/** Ways to have read the same text that an engine may have to try; the work for each character is at most that. */
const MAX_WAYS = 64

/** Bounds as near as this are counted at once. */
const FEW = 4

/** Steps from one situation to the next that are looked at. */
const MAX_STEPS = 300_000

/**
 * Why a pattern is not proved to take time in proportion to the text, as the end of a sentence about it; undefined when it is.
 *
 * A backtracking engine takes one step for each way to have read each beginning of the text, from each place it may start at. So all
 * situations are gone through that a text can lead to, a situation being how many ways lead to each node: where none has more than a fixed
 * number, time is linear. Ways that can only end in a match are not counted, for the first of them ends the search.
 *
 * Far bounds are taken for none first, which makes few situations, and are counted where that is not enough.
 *
 * @param pattern a syntax tree
 * @param ends the first and last characters of the ranges in it
 */
export function superLinear(pattern: AST.Pattern, ends: readonly number[]): string | undefined {
  const reason = reasonOf(pattern, ends, FEW)
  return reason !== undefined && reasonOf(pattern, ends, MAX_WAYS) !== undefined ? reason : undefined
}

function reasonOf(pattern: AST.Pattern, ends: readonly number[], exact: number): string | undefined {
  try {
    return explore(automatonOf(pattern, exact), ends)
  } catch (error) {
    if (error instanceof Unprovable) return error.message
    throw error
  }
}

/** How many ways lead to each node that may read the next character. */
type Situation = { readonly ways: ReadonlyMap<number, number>; readonly text: string }

function explore(automaton: Automaton, ends: readonly number[]): string | undefined {
  const steps = sureless(automaton)
  const patterns = [...new Set(automaton.nodes.flatMap(({ reads }) => reads ?? []))]
  const alphabet = [...alphabetOf(patterns, ends)]
  // At each place of the text the engine may start again, unless the pattern holds on to the beginning.
  const again = stepsFrom(automaton, [automaton.entry], false).ways
  const seen = new Set<string>()
  let taken = 0
  const open: Situation[] = [{ ways: stepsFrom(automaton, [automaton.entry], true).ways, text: '' }]
  for (let situation = open.pop(); situation; situation = open.pop()) {
    const following: { readonly count: number; readonly situation: Situation }[] = []
    for (const [char, matching] of alphabet) {
      const ways = new Map(again)
      let count = 0
      for (const [id, number] of situation.ways) {
        const node = automaton.nodes[id]
        const next = steps.get(id)
        if (node?.reads === undefined || !next || !matching.has(node.reads)) continue
        count += number
        taken += 1 + next.ways.size
        for (const [to, more] of next.ways) ways.set(to, (ways.get(to) ?? 0) + number * more)
      }
      const text = situation.text + char
      if (count > MAX_WAYS) return `can read ${JSON.stringify(shortened(text))} in more than ${MAX_WAYS} ways`
      const key = keyOf(ways)
      if (seen.has(key)) continue
      if (taken > MAX_STEPS) return 'is too large to go through'
      seen.add(key)
      following.push({ count, situation: { ways, text } })
    }
    // What has the most ways is looked at first: there a fault shows soonest.
    following.sort((a, b) => a.count - b.count)
    open.push(...following.map((item) => item.situation))
  }
  return undefined
}

/** The steps behind each node that reads, but for those from which nothing but a match can come. */
function sureless(automaton: Automaton): ReadonlyMap<number, Steps> {
  const steps = new Map<number, Steps>()
  automaton.nodes.forEach(({ reads, next }, id) => {
    if (reads !== undefined) steps.set(id, stepsFrom(automaton, next, false))
  })
  const sure = new Set([...steps].filter(([, { accepts }]) => accepts).map(([id]) => id))
  for (let before = -1; before !== sure.size; ) {
    before = sure.size
    for (const id of sure) if ([...(steps.get(id)?.ways.keys() ?? [])].some((to) => !sure.has(to))) sure.delete(id)
  }
  for (const id of sure) steps.delete(id)
  return steps
}

function keyOf(ways: ReadonlyMap<number, number>): string {
  return [...ways].sort(([a], [b]) => a - b).join(' ')
}

function shortened(text: string): string {
  return text.replace(/^(.{12}).+$/su, '$1…')
}
