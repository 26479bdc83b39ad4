import { byCodeUnit, isColumn, lit, ts, type Code, type Schema } from '@ssot-codegen/core'
import { generated } from '../symbols.js'

/** The names of the columns that no reply shows, for the log. */
export function hiddenColumnsFile({ models }: Schema): Code {
  const hidden = models.flatMap((model) => model.fields.filter(isColumn)).filter((field) => field.hidden || field.writeonly)
  const names = new Set(hidden.flatMap(({ name, dbName }) => (dbName === undefined ? [name] : [name, dbName])))
  return ts`
    /** Columns that no reply shows, as the client and the database call them: their values stay out of the log. */
    export const ${generated.hiddenColumns}: readonly string[] = ${lit([...names].sort(byCodeUnit))}
  `
}
