import { argumentNamed, fieldsIn } from './attribute-arguments.js'
import type { DatamodelIndex, DatamodelModel } from './datamodel.js'
import type { Field, Index, IndexColumn, Key, Span } from './ir.js'
import { isColumn } from './lookup.js'
import type { AttributeSource, Block } from './outline.js'
import type { Located } from './source-index.js'

/**
 * The identifiers, uniques and indexes of a model. A key is what the client can name a record by: all of its columns are
 * ones the client sees, and it covers all rows. Whatever else is an identifier or a unique is among the indexes.
 *
 * @param described all indexes of the model, keys among them
 * @returns the keys with the primary key first, then in the order of the source; the indexes as Prisma orders them
 */
export function buildConstraints({ model, described, fields, source }: {
  model: DatamodelModel
  described: readonly DatamodelIndex[]
  fields: readonly Field[]
  source: Located<Block>
}): { readonly keys: Key[]; readonly indexes: Index[] } {
  const columns = new Map(fields.filter(isColumn).map((f) => [f.name, f]))
  const places = placesOf(source)
  const keys: Key[] = []
  const indexes: Index[] = []
  for (const index of described) {
    const names = index.fields.map((f) => f.name)
    const written = places.get(placeKey(index, names))?.shift()
    const span = written && { file: source.file, start: written.start, end: written.end }
    const where = written && conditionOf(written, source.text)
    const parts = names.flatMap((name) => columns.get(name) ?? [])
    const name = nameOf(index, names, model)
    const isKey = parts.length === names.length && where === undefined && !keys.some((key) => key.name === name)
    if (isKey && (index.type === 'id' || index.type === 'unique')) {
      keys.push(keyOf(index, { kind: index.type, name, names, nullable: parts.some((f) => !f.required), span }))
    } else {
      indexes.push(indexOf(index, where, span))
    }
  }
  return { keys: keys.sort((a, b) => rank(a) - rank(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0)), indexes }
}

// Optional properties are assigned, not spread: there may be thousands of keys, and this is on the cold path.
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type KeyFacts = { kind: Key['kind']; name: string; names: readonly string[]; nullable: boolean; span: Span | undefined }

function keyOf(index: DatamodelIndex, { kind, name, names, nullable, span }: KeyFacts): Key {
  const key: Mutable<Key> = { kind, name, fields: names, nullable }
  if (index.dbName !== undefined) key.dbName = index.dbName
  if (index.clustered !== undefined) key.clustered = index.clustered
  const columns = index.fields.map(columnOf)
  if (columns.some((column) => Object.keys(column).length > 1)) key.columns = columns
  if (span) key.span = span
  return key
}

function indexOf(index: DatamodelIndex, where: string | undefined, span: Span | undefined): Index {
  const built: Mutable<Index> = { kind: index.type, columns: index.fields.map(columnOf) }
  if (index.dbName !== undefined) built.dbName = index.dbName
  if (index.algorithm !== undefined) built.algorithm = index.algorithm
  if (index.clustered !== undefined) built.clustered = index.clustered
  if (where !== undefined) built.where = where
  if (span) built.span = span
  return built
}

function columnOf({ name, sortOrder, length, operatorClass }: DatamodelIndex['fields'][number]): IndexColumn {
  const column: Mutable<IndexColumn> = { name }
  if (sortOrder !== undefined) column.sort = sortOrder
  if (length !== undefined) column.length = length
  if (operatorClass !== undefined) column.operatorClass = operatorClass
  return column
}

/** How the client's `where` names a key. */
function nameOf(index: DatamodelIndex, names: readonly string[], model: DatamodelModel): string {
  if (names.length === 1) return names[0] ?? ''
  const given = index.type === 'id' ? model.primaryKey?.name : index.name
  return given ?? names.join('_')
}

function rank(key: Key): number {
  return key.kind === 'id' ? 0 : 1
}

const TYPES: ReadonlyMap<string, DatamodelIndex['type']> = new Map([
  ['@id', 'id'],
  ['@unique', 'unique'],
  ['@@id', 'id'],
  ['@@unique', 'unique'],
  ['@@index', 'normal'],
  ['@@fulltext', 'fulltext'],
])

/** The attributes that declare keys and indexes. Several of one kind over the same columns keep their order. */
function placesOf({ text, node }: Located<Block>): Map<string, AttributeSource[]> {
  const places = new Map<string, AttributeSource[]>()
  const add = (key: string, attribute: AttributeSource) => {
    const same = places.get(key)
    if (same) same.push(attribute)
    else places.set(key, [attribute])
  }
  for (const member of node.members) {
    for (const attribute of member.attributes) {
      const type = TYPES.get(attribute.name)
      if (type) add(placeKey({ type, isDefinedOnField: true }, [member.name]), attribute)
    }
  }
  for (const attribute of node.attributes) {
    const type = TYPES.get(attribute.name)
    if (type) add(placeKey({ type, isDefinedOnField: false }, fieldsIn(attribute, text)), attribute)
  }
  return places
}

type Declaration = Pick<DatamodelIndex, 'type' | 'isDefinedOnField'>

function placeKey({ type, isDefinedOnField }: Declaration, names: readonly string[]): string {
  return `${isDefinedOnField ? '@' : '@@'}${type} ${names.join()}`
}

/** The condition of a partial index or unique, as the schema writes it. */
function conditionOf(attribute: AttributeSource, text: string): string | undefined {
  const value = argumentNamed(attribute, 'where', text)
  const [first] = value ?? []
  const last = value?.at(-1)
  return first && last && text.slice(first.start, last.end)
}
