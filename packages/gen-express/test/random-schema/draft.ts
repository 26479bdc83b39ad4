import fc from 'fast-check'
import { compoundName, memberName, typeName } from './names.js'
import { PROVIDERS, type Provider } from './prisma.js'
import { comment, hostileText } from './text.js'

/**
 * How the comments speak to us: not at all; in annotations that are right where they stand; in such as are misspelt,
 * misplaced or meant to do harm. Only in the last case may reading the schema report an error.
 */
export type Tone = 'plain' | 'annotated' | 'abused'

/** A number that picks from a list whose length is known only later. */
const choice = fc.nat(0xffff)
const rarely = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 4) => fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const docs = fc.array(comment, { maxLength: 2 })

/** A column apart from those of keys. */
const column = fc.record({
  name: memberName,
  type: choice,
  arity: choice,
  fallback: rarely(choice, 2),
  text: hostileText,
  map: rarely(hostileText),
  twist: choice,
  docs,
  annotation: choice,
  behind: rarely(comment),
})

/** A key, and the columns it would like; how many it takes follows from its shape. */
const key = fc.record({
  shape: choice,
  columns: fc.array(fc.record({ name: memberName, type: choice }), { minLength: 4, maxLength: 4 }),
  name: rarely(compoundName, 2),
  map: rarely(hostileText),
})

const model = fc.record({
  key,
  columns: fc.array(column, { maxLength: 7 }),
  uniques: fc.array(fc.record({ columns: fc.array(choice, { minLength: 1, maxLength: 3 }), name: rarely(compoundName, 2), part: rarely(hostileText, 6) }), { maxLength: 2 }),
  indexes: fc.array(fc.record({ columns: fc.array(choice, { minLength: 1, maxLength: 3 }), kind: choice, map: rarely(hostileText) }), { maxLength: 2 }),
  map: rarely(hostileText),
  twist: choice,
  docs,
  annotation: choice,
})

const relation = fc.record({
  from: choice,
  to: choice,
  kind: choice,
  key: choice,
  optional: fc.boolean(),
  share: choice,
  actions: fc.tuple(choice, choice),
  names: fc.tuple(memberName, memberName),
  columns: fc.array(memberName, { minLength: 4, maxLength: 4 }),
  name: rarely(hostileText, 2),
  map: rarely(hostileText),
  docs,
})

const enumeration = fc.record({
  values: fc.uniqueArray(fc.record({ name: memberName, map: rarely(hostileText), docs }), { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
  map: rarely(hostileText),
  docs,
})

/** Prisma's client writes the first letter small, so it has `Foo` and `foo` under one name; that is refused. */
const clientName = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

/** All that is drawn of a schema; what does not fit together is mended when it is built. */
export const draft = fc.record({
  provider: fc.constantFrom<Provider>(...PROVIDERS, 'postgresql', 'postgresql', 'sqlite'),
  tone: fc.constantFrom<Tone>('plain', 'plain', 'annotated', 'annotated', 'abused'),
  names: fc.uniqueArray(typeName, { minLength: 12, maxLength: 12, selector: clientName }),
  models: fc.array(model, { minLength: 1, maxLength: 7 }),
  relations: fc.array(relation, { maxLength: 8 }),
  enums: fc.array(enumeration, { maxLength: 3 }),
  settings: choice,
  files: choice,
  crlf: rarely(fc.constant(true), 8),
  comments: fc.array(comment, { maxLength: 3 }),
})

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

/** What is drawn. */
export type Draft = Drawn<typeof draft>
export type ColumnDraft = Drawn<typeof column>
export type KeyDraft = Drawn<typeof key>
export type ModelDraft = Drawn<typeof model>
export type RelationDraft = Drawn<typeof relation>
export type EnumDraft = Drawn<typeof enumeration>

/** The item a choice picks. */
export function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T // no list is empty
}
