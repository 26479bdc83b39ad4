import type { Report } from '../../plugin/diagnostic.js'
import type { catalogue } from '../diagnostics.js'
import type { Model } from '../ir.js'

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
  }
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
