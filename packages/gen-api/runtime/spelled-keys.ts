import type { Context } from './context.js'
import { query } from './door.js'
import type { Model, Relation, Values } from './model.js'
import { Problem } from './problem.js'
import { whereEquals } from './related-records.js'
import { isFilterable, visibleColumn } from './visible.js'

/**
 * What is written of a record, with its foreign keys of text as the records that they refer to spell them. A collation finds those by
 * other letters too, and the column keeps what it is given; but Prisma puts records together by their very letters.
 */
export async function spelledKeys<D extends Values>(ctx: Context, model: Model, data: D): Promise<D> {
  const [spelled = data] = await allSpelledKeys(ctx, model, [data])
  return spelled
}

/** The same of many records; each record that they refer to is looked up once. */
export async function allSpelledKeys<D extends Values>(ctx: Context, model: Model, list: readonly D[]): Promise<readonly D[]> {
  let spelled = list
  for (const relation of Object.values(model.relations)) {
    const target = ctx.models[relation.model]
    if (relation.spelled === true && target) spelled = await spelledBy(ctx, relation, target, spelled)
  }
  return spelled
}

async function spelledBy<D extends Values>(ctx: Context, { fields = [], references = [] }: Relation, target: Model, list: readonly D[]): Promise<readonly D[]> {
  if (!references.every((name) => isFilterable(name) && visibleColumn(target, name))) return list
  const known = new Map<string, Promise<Values | null>>()
  const spelled: D[] = []
  for (const data of list) {
    const given = fields.map((name) => data[name])
    if (given.some((value) => value === undefined || value === null)) {
      spelled.push(data)
      continue
    }
    const named = Object.fromEntries(references.map((name, index) => [name, given[index]]))
    const id = JSON.stringify(given, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    const asked = known.get(id) ?? lookUp(ctx, target, named, references)
    known.set(id, asked)
    const found = await asked
    // What is not there is for the database to tell of.
    spelled.push(found ? { ...data, ...Object.fromEntries(fields.map((name, index) => [name, found[references[index] ?? '']])) } : data)
  }
  return spelled
}

async function lookUp(ctx: Context, target: Model, named: Values, columns: readonly string[]): Promise<Values | null> {
  try {
    return await query(ctx, target, 'lookup', { where: whereEquals(named), columns })
  } catch (error) {
    // Of a value that no column has, the write says which field it stands in.
    if (error instanceof Problem && error.type === 'invalid-body') return null
    throw error
  }
}
