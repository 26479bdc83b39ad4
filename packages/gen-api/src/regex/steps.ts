import { ACCEPT, Unprovable, type Automaton } from './automaton.js'

/** What can be read next from some place of an automaton, and in how many ways one gets there. */
export type Steps = {
  readonly ways: ReadonlyMap<number, number>
  /** Whether the pattern is at its end there, whatever follows. */
  readonly accepts: boolean
}

const MAX_PATHS = 20_000

/**
 * The steps from a node to those that read a character, each way counted. A way uses no edge twice, for a repetition that read nothing
 * is not repeated.
 *
 * @param atStart whether nothing has been read yet
 * @throws Unprovable where there are too many ways
 */
export function stepsFrom({ nodes }: Automaton, from: readonly number[], atStart: boolean): Steps {
  const ways = new Map<number, number>()
  const used = new Set<string>()
  let accepts = false
  let paths = 0
  const go = (id: number, isSure: boolean, isOver: boolean): void => {
    paths += 1
    if (paths > MAX_PATHS) throw new Unprovable('can go on in too many ways without reading a character')
    const node = nodes[id]
    if (id === ACCEPT && isSure) accepts = true
    if (!node || (node.only === 'start' && !atStart)) return
    if (node.reads !== undefined) {
      if (!isOver) ways.set(id, (ways.get(id) ?? 0) + 1)
      return
    }
    node.next.forEach((next, index) => {
      const edge = `${id}/${index}`
      if (used.has(edge)) return
      used.add(edge)
      go(next, isSure && (node.only ?? 'start') === 'start', isOver || node.only === 'end')
      used.delete(edge)
    })
  }
  for (const id of from) go(id, true, false)
  return { ways, accepts }
}
