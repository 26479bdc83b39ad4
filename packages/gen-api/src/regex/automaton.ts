import type { AST } from '@eslint-community/regexpp'

/** One node: it reads a character, or leads on without. `next` holds the nodes behind it, in no order. */
export type Node = {
  /** The pattern of the one character it reads, as written; absent: it reads none. */
  readonly reads?: string
  /** `start` and `end`: passed at the beginning or the end of a text only. `maybe`: whether it is passed is not followed up. */
  readonly only?: 'start' | 'end' | 'maybe'
  readonly next: number[]
}

/** The ways a pattern can go. Each way from `entry` to `ACCEPT` is one way to match, and some cannot be gone. */
export type Automaton = { readonly nodes: readonly Node[]; readonly entry: number }

/** The node behind the end of the pattern, and the one behind the end of what is only looked at. */
export const ACCEPT = 0
const LOOKED = 1

/** Why a pattern is not followed up. */
export class Unprovable extends Error {}

/** Nodes that a pattern may have, and steps it takes to make them. */
const MAX_NODES = 2000
const MAX_STEPS = 20_000

/**
 * Every way that a backtracking engine could go through a pattern, and perhaps more: word boundaries count as passed, and what is looked
 * ahead at as a way of its own that ends there.
 *
 * @param exact how far the bounds of a repetition may be apart to be counted; what is between bounds further apart counts as any number
 * @throws Unprovable for back references, for looking back at more than characters, and for what grows too large
 */
export function automatonOf(pattern: AST.Pattern, exact: number): Automaton {
  const nodes: Node[] = [{ next: [] }, { next: [] }]
  let steps = 0

  const add = (node: Node): number => {
    if (nodes.length >= MAX_NODES) throw new Unprovable('is too large to go through')
    return nodes.push(node) - 1
  }
  const choice = (alternatives: readonly AST.Alternative[], next: number): number => {
    const entries = alternatives.map(({ elements }) => elements.reduceRight((behind, element) => entryOf(element, behind), next))
    const [only = next] = entries
    return entries.length === 1 ? only : add({ next: entries })
  }
  const repeated = ({ element, min, max }: AST.Quantifier, next: number): number => {
    let entry = next
    if (max - min > exact) {
      const loop: Node = { next: [next] }
      entry = add(loop)
      loop.next.push(entryOf(element, entry))
    } else {
      for (let i = min; i < max; i += 1) entry = add({ next: [next, entryOf(element, entry)] })
    }
    for (let i = 0; i < min; i += 1) entry = entryOf(element, entry)
    return entry
  }
  const entryOf = (element: AST.Element, next: number): number => {
    steps += 1
    if (steps > MAX_STEPS) throw new Unprovable('is too large to go through')
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return add({ reads: element.raw, next: [next] })
      case 'Group':
      case 'CapturingGroup':
        return choice(element.alternatives, next)
      case 'Quantifier':
        return repeated(element, next)
      case 'Backreference':
        throw new Unprovable(`refers back with ${element.raw}`)
      case 'Assertion':
        return asserted(element, next)
    }
  }
  const asserted = (element: AST.Assertion, next: number): number => {
    if (element.kind === 'start' || element.kind === 'end') return add({ only: element.kind, next: [next] })
    if (element.kind === 'lookahead') return add({ only: 'maybe', next: [next, choice(element.alternatives, LOOKED)] })
    if (element.kind === 'lookbehind' && !element.alternatives.every(({ elements }) => elements.every(isCharacter))) {
      throw new Unprovable(`looks back at more than characters with ${element.raw}`)
    }
    return add({ only: 'maybe', next: [next] })
  }
  const entry = choice(pattern.alternatives, ACCEPT)
  return { nodes, entry }
}

function isCharacter({ type }: AST.Element): boolean {
  return type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass'
}
