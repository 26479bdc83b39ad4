import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Model } from './ir.js'

/**
 * Reports models that the Prisma client has under one property: it writes the first letter small. Prisma takes such a
 * schema, and a query for the one would go to the table of the other.
 */
export function reportClientTwins(models: readonly Model[], report: Report<typeof catalogue>): void {
  const owners = new Map<string, string>()
  for (const model of models) {
    const property = model.name.charAt(0).toLowerCase() + model.name.slice(1)
    const other = owners.get(property)
    if (other === undefined) owners.set(property, model.name)
    else report('client-twins', { models: [other, model.name], property }, model)
  }
}
