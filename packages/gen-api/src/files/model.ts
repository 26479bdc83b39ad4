import { doc, from, isColumn, join, key, lit, softDeleteOf, ts, type Code, type CodeSymbol, type ColumnField, type Fragment, type Json, type Model, type Provider, type RelationField } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { columnKind } from '../column-kind.js'
import { namedConstraints } from '../named-constraints.js'
import { isInexact, isPadded, isSortedByStart } from '../native-type.js'
import { lookupsOf, type RelationVerb, type RelationWrite } from '../relation-writes.js'
import { mayLeadNowhere } from '../soft-delete.js'
import { defaultIncludes, listOrder } from '../surface.js'
import { lib } from '../symbols.js'
import { updatedAtOf, versionOf } from '../version.js'

/**
 * What the runtime must know of a model: its columns, relations and key.
 *
 * @param verbsOf what bodies may do of what they could
 */
export function modelFile(api: Api, model: Model, verbsOf: (write: RelationWrite) => readonly RelationVerb[]): Code {
  const delegate = model.name.charAt(0).toLowerCase() + model.name.slice(1)
  const extension = api.names.model(model).value
  const symbols = api.model(model)
  const relations = api.relations(model)
  const defaults = defaultIncludes(relations).included.map((field) => field.name)
  const order = listOrder(model, api.schema)
  const uniques = model.keys.filter((unique) => unique.kind === 'unique').map((unique) => unique.fields)
  const constraints = namedConstraints(model, api.schema.provider)
  const version = versionOf(model)
  const updatedAt = version ? undefined : updatedAtOf(model, api.schema.provider)
  const softDelete = softDeleteOf(model)
  const named = ts`
    {
      ${constraints.map(({ name, fields }) => ts`${key(name)}: ${lit(fields)},`)}
    }
  `
  const writes = api.writes(model)
  const related = ts`
    {
      ${relations.map((field) => from(field, relation(field, { api, model, write: writes.find((write) => write.field === field), verbsOf })))}
    }
  `
  return ts`
    ${doc(`Columns, relations and key of ${model.name}, for queries and replies.`)}
    export const ${symbols.model}: ${lib.Model}<${symbols.types}> = {
      name: ${lit(model.name)},
      delegate: ${lit(delegate)},
      ${extension !== delegate && ts`extension: ${lit(extension)},`}
      path: ${lit(api.pathOf(model))},
      columns: {
        ${model.fields.filter(isColumn).map((field) => from(field, column(api, field)))}
      },
      relations: ${relations.length > 0 ? related : ts`{}`},
      ${model.id && ts`key: ${lit({ name: model.id.name, fields: model.id.fields })},`}
      ${order && ts`order: ${lit(order)},`}
      ${uniques.length > 0 && ts`uniques: ${lit(uniques)},`}
      ${constraints.length > 0 && ts`constraints: ${named},`}
      ${model.id && version && ts`version: ${lit(version.name)},`}
      ${model.id && updatedAt && ts`updatedAt: ${lit(updatedAt.name)},`}
      ${softDelete && ts`softDelete: ${lit(softDelete.name)},`}
      ${api.requiresIfMatch(model) && ts`requireIfMatch: true,`}
      ${api.actions(model).includes('createMany') && ts`bulk: true,`}
      ${api.isMade(model) && ts`createBody: ${symbols.createValidator},`}
      ${api.isNamed(model) && ts`lookups: ${lit(lookupsOf(model, api.schema))},`}
      ${defaults.length > 0 && ts`defaultInclude: ${lit(defaults)},`}
    }
  `
}

function column(api: Api, field: ColumnField): Code {
  const { provider } = api.schema
  const facts = {
    kind: columnKind(field, provider),
    ...(field.list && { list: true }),
    ...(!field.required && !field.list && { nullable: true }),
    ...(field.hidden && { hidden: true }),
    ...(field.writeonly && { writeonly: true }),
    ...(field.kind === 'scalar' && isPadded(field, provider) && { padded: true }),
    ...(isInexact(field, provider) && { inexact: true }),
    ...(isSortedByStart(field, provider) && { sortedByStart: true }),
    ...(field.dbName !== undefined && { dbName: field.dbName }),
  }
  if (field.kind !== 'enum') return member(field.name, lit(facts), lib.Column)
  const pairs = Object.entries(facts).map(([name, fact]) => ts`${key(name)}: ${lit(fact)}`)
  return member(field.name, ts`{ ${join([...pairs, ts`values: ${api.enumValues(field.enum)}`], ', ')} }`, lib.Column)
}

/** For a name that every object has, TypeScript takes the type of what it has and widens the literals. */
function member(name: string, value: Code | Fragment, type: CodeSymbol): Code {
  return name in Object.prototype ? ts`${key(name)}: ${value} satisfies ${type},` : ts`${key(name)}: ${value},`
}

/** What is printed of a relation beside its field. */
type RelationFacts = {
  readonly api: Api
  readonly model: Model
  readonly write: RelationWrite | undefined
  readonly verbsOf: (write: RelationWrite) => readonly RelationVerb[]
}

function relation(field: RelationField, { api, model, write, verbsOf }: RelationFacts): Code {
  const facts: { [name: string]: Json } = { model: field.model }
  if (field.list) facts['list'] = true
  else if (mayLeadNowhere(field, api.schema)) facts['nullable'] = true
  if (field.fields.length > 0) facts['fields'] = field.fields
  if (isSpelled(field, model, api.schema.provider)) Object.assign(facts, { references: field.references, spelled: true })
  if (write) {
    const verbs = verbsOf(write)
    if (verbs.length > 0) facts['writes'] = verbs
    if (write.holder === 'this') facts['references'] = field.references
    if (write.holder === 'other') facts['opposite'] = field.opposite
    if (verbs.includes('disconnect') && write.holder === 'this' && write.cleared.length < field.fields.length) facts['cleared'] = write.cleared
  }
  return member(field.name, lit(facts), lib.Relation)
}

/** Whether the relation's foreign key has text that may be in other letters than the key over there. */
function isSpelled({ fields }: RelationField, model: Model, provider: Provider): boolean {
  return provider === 'mysql' && model.fields.some((field) => fields.includes(field.name) && field.kind === 'scalar' && field.type === 'String')
}
