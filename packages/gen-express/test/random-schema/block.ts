import type { ColumnType } from './column-types.js'
import type { Provider } from './prisma.js'

/** A column of a model that is being built. */
export type Column = {
  readonly name: string
  readonly type: ColumnType
  /** What stands as its type: the scalar, or the name of an enum. */
  readonly written: string
  readonly arity: '' | '?' | '[]'
  readonly attributes: string[]
  readonly docs: readonly string[]
  readonly behind?: string
}

/** A key that a relation may refer to. */
export type Key = { readonly kind: 'id' | 'unique'; readonly columns: readonly Column[] }

/** A model or view that is being built. */
export type ModelBlock = {
  readonly keyword: 'model' | 'view'
  readonly name: string
  readonly ignored: boolean
  readonly columns: Column[]
  readonly keys: Key[]
  /** Relation fields, as they are written. */
  readonly relations: string[]
  /** Block attributes, as they are written. */
  readonly attributes: string[]
  readonly docs: readonly string[]
  /** The names of its members. */
  readonly taken: Set<string>
}

/** What all parts of the builder know. */
export type Site = {
  readonly provider: Provider
  readonly enums: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** The database schemas of the datasource, quoted; empty without. */
  readonly schemas: readonly string[]
  readonly relationMode: 'foreignKeys' | 'prisma'
  /** A name for a constraint that no other has, with the text in it as far as databases have room. */
  readonly constraint: (text: string) => string
}

/** The wanted name, with a digit behind it where the model has one like it. */
export function freshName({ taken }: Pick<ModelBlock, 'taken'>, wanted: string): string {
  let name = wanted
  for (let n = 2; taken.has(name); n++) name = `${wanted}${n}`
  taken.add(name)
  return name
}

/** The name with a first letter of which Prisma can make a client, where it writes that letter large. */
export function plainStart(name: string): string {
  return isPlain(name) ? name : `a${name}`
}

/** A name for a key of these columns, where the client could not call it by them; else the wanted one, if any. */
export function compoundName(model: ModelBlock, columns: readonly Column[], wanted: string | undefined): string {
  const needed = columns.every((column) => isPlain(column.name)) ? undefined : 'compound'
  const name = wanted ?? needed
  return name === undefined || columns.length === 1 ? '' : `, name: "${freshName(model, name)}"`
}

function isPlain(name: string): boolean {
  return /^[A-Za-z]/.test(name)
}

/** One member as a line. */
export function columnLine({ name, written, arity, type, attributes }: Column): string {
  return `${name} ${written}${arity}${type.native}${attributes.map((attribute) => ` ${attribute}`).join('')}`
}
