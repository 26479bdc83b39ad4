import { isColumn, type Schema } from '@ssot-codegen/core'
import { otherStep } from './other-steps.js'
import { columnName, modelOf } from './table.js'
import { namesIn, quoted, statementsOf } from './sql-text.js'
import type { Step } from './step.js'

type Schemas = { readonly before: Schema; readonly now: Schema }

/** The steps of a script for SQLite, which alters most things by making the table anew: what stands between its pragmas is one step. */
export function sqliteSteps(script: string, schemas: Schemas): Step[] {
  const steps: Step[] = []
  let block: string[] = []
  for (const statement of statementsOf(script)) {
    if (block.length === 0 && !/^PRAGMA /i.test(statement)) steps.push(otherStep(statement))
    else {
      block.push(statement)
      if (!/^PRAGMA defer_foreign_keys\s*=\s*OFF$/i.test(statement)) continue
      steps.push(redefinition(block, schemas))
      block = []
    }
  }
  return block.length > 0 ? [...steps, redefinition(block, schemas)] : steps
}

function redefinition(statements: readonly string[], { before, now }: Schemas): Step {
  const tables = statements.flatMap((sql) => (/^DROP TABLE /i.test(sql) ? namesIn(sql) : []))
  const changes = tables.map((table) => {
    const [was, is] = [modelOf(before, [table]), modelOf(now, [table])]
    const columns = new Set(is?.fields.filter(isColumn).map(columnName))
    const known = new Set(was?.fields.filter(isColumn).map(columnName))
    const gone = [...known].filter((column) => !columns.has(column)).map((column) => `${table}.${column}`)
    const demanded = is?.fields.filter(isColumn).filter((field) => field.required && !field.list && field.default === undefined && !known.has(columnName(field)))
    return { gone, demanded: (demanded ?? []).map((field) => `${table}.${columnName(field)}`) }
  })
  const gone = changes.flatMap((change) => change.gone)
  const demanded = changes.flatMap((change) => change.demanded)
  return {
    sql: statements.map((statement) => `${statement};`).join('\n'),
    risk: gone.length > 0 ? 'destructive' : 'locking',
    why: gone.length > 0 ? `The tables are made anew without ${gone.join(', ')}.` : `${tables.map(quoted).join(', ')} ${tables.length === 1 ? 'is' : 'are'} made anew and filled with the old rows.`,
    ...(demanded.length > 0 && { decide: `Decide what ${demanded.join(', ')} holds in the rows that are there: without that it fails where there are rows.` }),
    advice: ['SQLite has one writer: nobody writes meanwhile.', ...(demanded.length > 0 ? ['Make the field optional first, fill the rows, then make it required.'] : [])],
  }
}
