import { isColumn, type ColumnField, type Model, type Provider } from '@ssot-codegen/core'
import { isCovered } from './covered.js'

/** A column that lists filter and sort by without an index, and how likely that is: the least number first. */
export type Candidate = { readonly column: string; readonly rank: number }

/** Dates sort feeds and bound reports; texts are looked up; an index on few different values finds too many rows to help. */
const RANKS = ['DateTime', 'String', 'BigInt', 'Int', 'Decimal', 'Float', 'enum', 'Boolean']

/** Types of long text, and those that have no order, which databases do not index as they are. */
const UNFIT = /^(?:(?:Tiny|Medium|Long|N)?Text|Xml|Inet|Bit|VarBit)$/

/**
 * The columns that a list can be filtered or sorted by, and that no index begins with.
 *
 * @param needed lists of columns that get an index anyway
 */
export function candidates(model: Model, provider: Provider, needed: readonly (readonly string[])[]): readonly Candidate[] {
  return model.fields
    .filter(isColumn)
    .filter((field) => !field.list && !field.hidden && !field.writeonly && isIndexable(field, provider))
    .filter((field) => field.foreignKeyOf.length === 0 && !isCovered(model, [field.name], 'any', needed))
    .map((field) => ({ column: field.name, rank: RANKS.indexOf(field.kind === 'enum' ? 'enum' : field.type) }))
    .sort((a, b) => a.rank - b.rank)
}

function isIndexable(field: ColumnField, provider: Provider): boolean {
  if (field.kind === 'enum') return true
  if (!RANKS.includes(field.type)) return false
  const { name = '', args = [] } = field.native ?? {}
  return !UNFIT.test(name) && !(provider === 'sqlserver' && args[0] === 'Max')
}
