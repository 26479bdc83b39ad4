import { byCodeUnit } from '../order.js'
import { shortHash } from './short-hash.js'

/** How `uniqueNames` gives names. */
export type Naming = {
  /** What a source name would be called were it alone. */
  readonly target: (name: string) => string
  /** Everything that a target takes up, when that is more than itself: `PostCreate` and `PostRead` for `Post`. */
  readonly uses?: (target: string) => readonly string[]
  /** What none may take up. */
  readonly reserved?: Iterable<string>
  /** What it is called where its target is taken, unless that is taken too. */
  readonly spare?: (name: string) => string | undefined
  /** Stands before the letters that tell a target from its twin; `_` where plain targets have none. */
  readonly separator: '_' | '-'
  /** Whether the name gives way to all that do not. */
  readonly yields?: (name: string) => boolean
  /** Whether the name goes before all that do not, among those that give way alike. */
  readonly leads?: (name: string) => boolean
}

/**
 * Gives every source name a target of its own, also where letter case does not count.
 *
 * Where two meet, the one that leads keeps the plain target, or the first in code-unit order. What the other is called instead depends on its
 * own name alone, not on how many there are: so a name that comes new to a schema can take the plain target of one other
 * at most, and the order of the input does not matter.
 *
 * @param names the source names, each once
 */
export function uniqueNames(names: readonly string[], naming: Naming): ReadonlyMap<string, string> {
  const { target, uses = only, reserved = [], yields = never, leads = never } = naming
  const taken = new Set<string>()
  for (const name of reserved) taken.add(folded(name))
  const claim = (wanted: string): boolean => {
    const all = uses(wanted).map(folded)
    if (all.some((name) => taken.has(name))) return false
    for (const name of all) taken.add(name)
    return true
  }
  const given = new Map<string, string>()
  const rank = (name: string) => Number(yields(name)) * 2 - Number(leads(name))
  const ranked = [...names].sort(byCodeUnit).sort((a, b) => rank(a) - rank(b))
  for (const name of ranked) {
    const plain = target(name)
    if (claim(plain)) given.set(name, plain)
  }
  for (const name of ranked) {
    if (given.has(name)) continue
    for (const other of othersOf(name, naming)) {
      if (!claim(other)) continue
      given.set(name, other)
      break
    }
  }
  return given
}

const only = (target: string): readonly string[] => [target]
const never = () => false

function* othersOf(name: string, { target, spare, separator }: Naming): Generator<string> {
  const other = spare?.(name)
  if (other !== undefined) yield other
  const stem = target(name) + separator
  for (const length of [4, 6]) yield stem + shortHash(name, length)
  for (let n = 2; ; n++) yield `${stem}${shortHash(name, 6)}${n}`
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
