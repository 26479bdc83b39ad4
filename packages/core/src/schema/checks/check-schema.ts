import type { Report } from '../../plugin/diagnostic.js'
import type { Datamodel, DatamodelField } from '../datamodel.js'
import type { catalogue } from '../diagnostics.js'
import type { Schema } from '../ir.js'
import { reportClientNames } from './client-names.js'
import { reportForeignKeys } from './foreign-keys.js'
import { reportLeftOut } from './left-out.js'
import { reportRequirementCircles } from './requirement-circles.js'

/** Reports what Prisma's parser accepts and is wrong all the same, or odd. */
export function checkSchema({ schema, datamodel, opposites, report }: {
  schema: Schema
  datamodel: Datamodel
  /** The relations that are whole; see `oppositesOf`. */
  opposites: ReadonlyMap<DatamodelField, string>
  report: Report<typeof catalogue>
}): void {
  const { models, relationMode } = schema
  reportClientNames(models, report)
  reportForeignKeys(schema, report)
  // Without foreign keys a record can come before what it refers to.
  if (relationMode === 'foreignKeys') reportRequirementCircles(models, report)
  reportLeftOut({ schema, datamodel, opposites, report })
}
