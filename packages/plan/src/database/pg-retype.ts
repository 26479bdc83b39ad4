import type { ColumnField } from '@ssot-codegen/core'
import { BRIEF, type Altered } from './altered.js'
import type { PgContext } from './pg-context.js'
import { fillStep, notNullStep } from './pg-required.js'
import { pgType, typeChange, type TypeChange } from './pg-type.js'
import type { Step } from './step.js'

/** How a column gets its type: `recreated` where the engine drops it and makes it anew. */
export type Retyped = { readonly type: string; readonly recreated: boolean }

const REWRITE = 'ACCESS EXCLUSIVE while the table is written anew'

/**
 * The steps that give a column another type and keep its values, also where the engine would drop the column and make it anew.
 *
 * @returns undefined where the values mean nothing in the new type
 */
export function retypeSteps(altered: Altered, { type, recreated }: Retyped, context: PgContext): Step[] | undefined {
  const { table, column, before, now } = altered
  if (!before || !now) return undefined
  const change = typeChange(pgType(before), pgType(now))
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${column}`
  if (!recreated) return [typeStep(`${alter} SET DATA TYPE ${type};`, altered, change)]
  if (before.list !== now.list || !isReadable(before) || !isReadable(now) || /SERIAL\b/i.test(type)) return undefined
  const [, bare = type, value] = /^([^]*?)(?: NOT NULL)?(?: DEFAULT ([^]*))?$/i.exec(type) ?? []
  const required = / NOT NULL\b/i.test(type)
  const defaults = (sql: string): Step => ({ sql, risk: 'safe', lock: BRIEF, why: 'A default is of one type.', advice: [] })
  return [
    ...(before.default === undefined ? [] : [defaults(`${alter} DROP DEFAULT;`)]),
    typeStep(`${alter} SET DATA TYPE ${bare} USING ${column}::text::${bare};`, altered, change),
    ...(value === undefined ? [] : [defaults(`${alter} SET DEFAULT ${value};`)]),
    ...(required && !before.required ? [fillStep(altered, context), notNullStep(altered, [])] : []),
    ...(!required && before.required && !now.required ? [defaults(`${alter} DROP NOT NULL;`)] : []),
  ]
}

/** Whether the text of a value means the same in another type. */
function isReadable(field: ColumnField): boolean {
  return !field.list && (field.kind === 'enum' || (field.type !== 'Bytes' && field.type !== 'Json'))
}

function typeStep(sql: string, { table, column }: Altered, { fate, misfit }: TypeChange): Step {
  const steps = [`Or without the pause: add a new column of the type, write both, copy the values in batches, read the new one, drop ${column}.`]
  switch (fate) {
    case 'same':
      return { sql, risk: 'safe', lock: BRIEF, why: 'Every value fits, and no row is looked at.', advice: [] }
    case 'wider':
      return { sql, risk: 'locking', lock: REWRITE, why: 'Every value fits.', advice: steps }
    case 'lossy':
      return { sql, risk: 'destructive', lock: REWRITE, why: 'Values are rounded or cut to fit the type.', advice: ['Keep a copy of the column if what is cut may be asked for.', ...steps] }
    case 'checked': {
      const check = misfit && { check: `SELECT ${column} FROM ${table} WHERE ${misfit(column)};` }
      return { sql, risk: 'locking', lock: REWRITE, why: 'It fails where a value does not fit the type.', ...check, advice: ['Let the API refuse such values first, and mend the rows that have them.', ...steps] }
    }
  }
}
