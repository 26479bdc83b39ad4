import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Model } from './ir.js'

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
    if (field.kind === 'relation' && isBeyondAscii(field.name)) report('client-letter', { what: `relation "${model.name}.${field.name}"` }, field)
  }
  for (const key of model.keys) {
    // A key with a name of its own is not called by its fields.
    if (key.fields.length === 1 || key.name !== key.fields.join('_')) continue
    const name = key.fields.find(isBeyondAscii)
    if (name !== undefined) report('client-letter', { what: `field "${name}" in a key of model "${model.name}"` }, { span: key.span ?? model.span })
  }
}

function isBeyondAscii(name: string): boolean {
  return name.charCodeAt(0) > 127
}
