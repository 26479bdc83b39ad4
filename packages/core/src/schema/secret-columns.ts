import type { Annotation } from './annotation.js'
import type { DatamodelField } from './datamodel.js'
import type { Default } from './ir.js'
import { saysSecret, saysSecretNumber } from './secret-names.js'

/** What can be said of a column for its name not to decide. */
const DECIDED = ['hidden', 'readonly', 'writeonly', 'expose']

/** Times and truth values speak about a secret, and so do most numbers; these hold one. */
const HOLDERS = ['String', 'Bytes', 'Json']

/** Few secrets are numbers, and those have fewer names. */
const NUMBERS = ['Int', 'BigInt']

/** What is known of a column beside its description by Prisma. */
export type ColumnFacts = {
  readonly annotations: readonly Annotation[]
  readonly model: string
  readonly isView: boolean
  readonly default: Default | undefined
  /** The columns it refers to as a foreign key. */
  readonly refersTo: readonly ColumnName[]
}

/** A column of some model. */
export type ColumnName = { readonly model: string; readonly name: string }

/**
 * How a column is kept whose name says secret, until the schema says otherwise. A foreign key holds what it refers to, so the
 * other name counts too.
 *
 * @returns `writeonly` where a request has to bring the value, `hidden` where the server makes it or nobody can write it;
 * undefined for a column that is not kept back
 */
export function keptSecret(field: DatamodelField, facts: ColumnFacts): 'hidden' | 'writeonly' | undefined {
  const isNumber = NUMBERS.includes(field.type)
  if (field.kind === 'enum' || !(isNumber || HOLDERS.includes(field.type))) return undefined
  const names = [field.name, ...(field.dbName === undefined ? [] : [field.dbName])].map((name) => ({ model: facts.model, name }))
  if (![...names, ...facts.refersTo].some(({ name, model }) => (isNumber ? saysSecretNumber(name) : saysSecret(name, model)))) return undefined
  if (isDecided(facts.annotations)) return undefined
  return facts.isView || facts.default?.kind === 'function' ? 'hidden' : 'writeonly'
}

/** Whether the schema or the config says how a column is kept. */
export function isDecided(annotations: readonly Annotation[]): boolean {
  return annotations.some(({ name }) => DECIDED.includes(name))
}

/** The columns that each column of a model refers to as a foreign key. */
export function referredColumns(fields: readonly DatamodelField[]): ReadonlyMap<string, readonly ColumnName[]> {
  const referred = new Map<string, ColumnName[]>()
  for (const relation of fields) {
    for (const [index, column] of (relation.relationFromFields ?? []).entries()) {
      const name = relation.relationToFields?.[index]
      if (name !== undefined) referred.set(column, [...(referred.get(column) ?? []), { model: relation.type, name }])
    }
  }
  return referred
}
