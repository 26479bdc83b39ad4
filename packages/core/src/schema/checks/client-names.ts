import type { Report } from '../../plugin/diagnostic.js'
import type { catalogue } from '../diagnostics.js'
import type { Model, ScalarType } from '../ir.js'

/**
 * Reports names that Prisma's parser takes, and of which no Prisma client can be made.
 *
 * The client has a property for each model, its name with the first letter small: two models may share one, and a query
 * for the one would go to the table of the other. And where it writes a first letter large, Prisma breaks down over one
 * that is not of ASCII.
 */
export function reportClientNames(models: readonly Model[], report: Report<typeof catalogue>): void {
  const owners = new Map<string, string>()
  for (const model of models) {
    const property = model.name.charAt(0).toLowerCase() + model.name.slice(1)
    const other = owners.get(property)
    if (other === undefined) owners.set(property, model.name)
    else report('client-twins', { models: [other, model.name], property }, model)
    reportLetters(model, report)
    if (model.exposed) reportInherited(model, models, report)
  }
}

/** Types whose values come wrapped from the engine, for the client to unwrap. */
const WRAPPED: ReadonlySet<string> = new Set(['DateTime', 'Decimal', 'BigInt', 'Bytes', 'Json'] satisfies ScalarType[])

/**
 * What every object or promise has, the client itself relies on in two places: a call for one record is a promise with a member for
 * each relation, and a record is unwrapped, with all that is inside of it, where its `constructor` is that of a plain object.
 */
function reportInherited(model: Model, models: readonly Model[], report: Report<typeof catalogue>): void {
  for (const field of model.fields) {
    if (field.kind === 'relation' && field.name === 'then') report('client-then', { model: model.name }, field)
    if (field.kind !== 'opaque' && !field.hidden && field.name === 'constructor' && isUnwrapped(model, models)) report('client-constructor', { model: model.name }, field)
  }
}

/** Whether anything is to be unwrapped in a record of the model, or in those that can be read with it. */
function isUnwrapped(model: Model, models: readonly Model[]): boolean {
  const within = new Set([model])
  // The set grows while it is walked.
  for (const { fields } of within) {
    for (const field of fields) {
      if (field.kind === 'scalar' && !field.hidden && WRAPPED.has(field.type)) return true
      const target = field.kind === 'relation' && !field.hidden ? models.find(({ name }) => name === field.model) : undefined
      if (target) within.add(target)
    }
  }
  return false
}

function reportLetters(model: Model, report: Report<typeof catalogue>): void {
  if (isBeyondAscii(model.name)) report('client-letter', { what: `model "${model.name}"` }, model)
  for (const field of model.fields) {
    if (field.kind !== 'relation' || !isBeyondAscii(field.name)) continue
    report('client-letter', { what: `relation "${model.name}.${field.name}"` }, field)
  }
  // A key with a name of its own is not called by its fields. The client has partial uniques among the keys.
  const compounds = [
    ...model.keys.filter((key) => key.name === key.fields.join('_')),
    ...model.indexes
      .filter((index) => index.kind === 'id' || index.kind === 'unique')
      .map(({ columns, span }) => ({ fields: columns.map((column) => column.name), span })),
  ]
  for (const { fields, span = model.span } of compounds) {
    const name = fields.length > 1 ? fields.find(isBeyondAscii) : undefined
    if (name !== undefined) report('client-letter', { what: `field "${name}" in a key of model "${model.name}"` }, { span })
  }
}

function isBeyondAscii(name: string): boolean {
  return name.charCodeAt(0) > 127
}
