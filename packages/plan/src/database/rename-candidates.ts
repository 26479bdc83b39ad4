import { distance } from 'fastest-levenshtein'
import { isColumn, type Enum, type Field, type Model, type Schema } from '@ssot-codegen/core'
import type { Rename } from './rename.js'

/** How much of a model has to be the same in another one before we ask whether it is that one. */
const LIKENESS = 0.5

/**
 * What may have been renamed: something is gone, and something like it is new. Of several that are alike, those are paired that look most
 * like each other. What keeps its name in the database was renamed for certain.
 *
 * @param renames what is known; of a model among them, the fields are looked at as well
 */
export function renameCandidates(before: Schema, now: Schema, renames: readonly Rename[]): { readonly rename: Rename; readonly certain: boolean }[] {
  const known = (kind: 'model' | 'enum') => new Map(renames.flatMap((rename) => (rename.kind === kind ? [[rename.from, rename.to] as const] : [])))
  const models = paired(before.models, now.models, known('model'), modelLikeness)
  const enums = paired(before.enums, now.enums, known('enum'), enumLikeness)
  return [
    ...models.found.map((pair) => ({ rename: { kind: 'model', from: pair.was.name, to: pair.is.name } as const, certain: isKept(pair) })),
    ...enums.found.map((pair) => ({ rename: { kind: 'enum', from: pair.was.name, to: pair.is.name } as const, certain: isKept(pair) })),
    ...models.all.flatMap(({ was, is }) => parts('field', was, { was: was.fields, is: is.fields, likeness: fieldLikeness, renames })),
    ...enums.all.flatMap(({ was, is }) => parts('value', was, { was: was.values, is: is.values, likeness: nameLikeness, renames })),
  ]
}

type Named = { readonly name: string; readonly dbName?: string }
type Pair<T> = { readonly was: T; readonly is: T }
type Likeness<T> = (was: T, is: T) => number

/** The pairs that are the same by name or are known to be, and those that were found besides. */
function paired<T extends Named>(was: readonly T[], is: readonly T[], known: ReadonlyMap<string, string>, likeness: Likeness<T>): { readonly all: readonly Pair<T>[]; readonly found: readonly Pair<T>[] } {
  const now = new Map(is.map((one) => [one.name, one]))
  const names = new Set(was.map(({ name }) => name))
  const taken = new Set(known.values())
  const same = was.flatMap((one) => {
    const other = now.get(known.get(one.name) ?? one.name)
    return other ? [{ was: one, is: other }] : []
  })
  const gone = was.filter(({ name }) => !now.has(name) && !known.has(name))
  const fresh = is.filter(({ name }) => !names.has(name) && !taken.has(name))
  const found = bestPairs(gone, fresh, (one, other) => (isKept({ was: one, is: other }) ? Infinity : likeness(one, other)))
  return { all: [...same, ...found], found }
}

/** Pairs of what looks most alike, the surest first; each is in one pair at most. */
function bestPairs<T>(was: readonly T[], is: readonly T[], likeness: Likeness<T>): Pair<T>[] {
  const scored = was.flatMap((one) => is.map((other) => ({ was: one, is: other, score: likeness(one, other) })))
  const used = new Set<T>()
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .filter((pair) => {
      if (used.has(pair.was) || used.has(pair.is)) return false
      used.add(pair.was).add(pair.is)
      return true
    })
}

type PartsOf<T> = { readonly was: readonly T[]; readonly is: readonly T[]; readonly likeness: Likeness<T>; readonly renames: readonly Rename[] }

function parts<T extends Named>(kind: 'field' | 'value', owner: Named, { was, is, likeness, renames }: PartsOf<T>): { readonly rename: Rename; readonly certain: boolean }[] {
  const known = new Map(renames.flatMap((rename) => (rename.kind === kind && rename.owner === owner.name ? [[rename.from, rename.to] as const] : [])))
  return paired(was, is, known, likeness).found.map((pair) => ({ rename: { kind, owner: owner.name, from: pair.was.name, to: pair.is.name }, certain: isKept(pair) }))
}

function isKept<T extends Named>({ was, is }: Pair<T>): boolean {
  return (was.dbName ?? was.name) === (is.dbName ?? is.name)
}

function modelLikeness(was: Model, is: Model): number {
  if (was.kind !== is.kind) return 0
  const told = (model: Model) => new Set(model.fields.filter(isColumn).map((field) => `${field.name} ${typeOf(field)}`))
  const [one, other] = [told(was), told(is)]
  const score = [...one].filter((field) => other.has(field)).length / Math.max(1, one.size, other.size)
  return score >= LIKENESS ? score : 0
}

function enumLikeness(was: Enum, is: Enum): number {
  const other = new Set(is.values.map(({ name }) => name))
  const score = was.values.filter(({ name }) => other.has(name)).length / Math.max(1, was.values.length, is.values.length)
  return score >= LIKENESS ? score : 0
}

/** Relations are in no column: only columns are renamed in the database. */
function fieldLikeness(was: Field, is: Field): number {
  return isColumn(was) && isColumn(is) && typeOf(was) === typeOf(is) ? nameLikeness(was, is) : 0
}

/** Above 0 for any two names: another name is what a rename is about. */
function nameLikeness(was: Named, is: Named): number {
  return 1 / (1 + distance(was.name.toLowerCase(), is.name.toLowerCase()))
}

function typeOf(field: Field): string {
  const type = field.kind === 'scalar' ? field.type : field.kind === 'enum' ? field.enum : field.kind === 'relation' ? field.model : field.type
  return field.list ? `${type}[]` : type
}
