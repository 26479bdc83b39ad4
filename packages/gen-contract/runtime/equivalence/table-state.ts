import type { TableState } from './messages.js'

/** The databases that can be looked at as a whole. */
export type Provider = 'sqlite' | 'postgresql' | 'cockroachdb' | 'mysql' | 'sqlserver'

/** What asks a database. */
export type AskDatabase = (sql: string) => PromiseLike<unknown>

/** Tables that one statement reads: databases limit how many selections may be put together. */
const AT_ONCE = 50

/** What the tables are called, quoted, and what a row of each is as a text. */
type Source = { readonly table: string; readonly from: string; readonly row: string }

/** What reads the rows of every table, whatever their types are, hidden columns and tables of no model included. */
export async function tableReader(provider: Provider, ask: AskDatabase): Promise<() => Promise<TableState>> {
  const sources = await sourcesOf(provider, ask)
  const statements: string[] = []
  for (let first = 0; first < sources.length; first += AT_ONCE) {
    const some = sources.slice(first, first + AT_ONCE)
    statements.push(some.map(({ table, from, row }) => `SELECT ${text(table)} AS "name", ${row} AS "row" FROM ${from}`).join(' UNION ALL '))
  }
  return async () => {
    const tables: Record<string, string[]> = Object.fromEntries(sources.map(({ table }) => [table, []]))
    for (const statement of statements) for (const { name, row } of rowsOf(await ask(quotes(provider, statement)))) tables[String(name)]?.push(String(row))
    for (const rows of Object.values(tables)) rows.sort()
    return tables
  }
}

async function sourcesOf(provider: Provider, ask: AskDatabase): Promise<Source[]> {
  const columns = rowsOf(await ask(COLUMNS[provider]))
  const tables = new Map<string, { readonly schema: string; readonly table: string; readonly columns: string[] }>()
  for (const { schema, table, column } of columns) {
    const id = `${String(schema)}.${String(table)}`
    const known = tables.get(id) ?? { schema: String(schema), table: String(table), columns: [] }
    known.columns.push(String(column))
    tables.set(id, known)
  }
  return [...tables].map(([id, { schema, table, columns: names }]) => ({ table: id, ...selection(provider, { schema, table, names }) }))
}

type Table = { readonly schema: string; readonly table: string; readonly names: readonly string[] }

function selection(provider: Provider, { schema, table, names }: Table): Pick<Source, 'from' | 'row'> {
  switch (provider) {
    case 'sqlite':
      return { from: name(table), row: names.map((column) => `quote(${name(column)})`).join(` || ',' || `) }
    case 'postgresql':
    case 'cockroachdb':
      return { from: `${name(schema)}.${name(table)} AS "whole"`, row: '"whole"::text' }
    case 'mysql':
      return { from: name(table), row: `CONCAT_WS(',', ${names.map((column) => `IFNULL(HEX(${name(column)}), '-')`).join(', ')})` }
    case 'sqlserver':
      return { from: `${name(schema)}.${name(table)} AS "whole"`, row: '(SELECT "whole".* FOR JSON PATH, INCLUDE_NULL_VALUES, WITHOUT_ARRAY_WRAPPER)' }
  }
}

const INFORMATION = `SELECT c.table_schema AS "schema", c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE t.table_type = 'BASE TABLE'`
const ORDER = 'ORDER BY c.table_schema, c.table_name, c.ordinal_position'

/** The columns of every table. */
const COLUMNS: { readonly [P in Provider]: string } = {
  sqlite: `SELECT 'main' AS "schema", m.name AS "table", p.name AS "column" FROM sqlite_master m, pragma_table_xinfo(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid`,
  postgresql: `${INFORMATION} AND c.table_schema NOT IN ('pg_catalog', 'information_schema') ${ORDER}`,
  cockroachdb: `${INFORMATION} AND c.table_schema NOT IN ('pg_catalog', 'information_schema', 'crdb_internal', 'pg_extension') ${ORDER}`,
  mysql: `${INFORMATION.replaceAll('"', '`')} AND c.table_schema = DATABASE() ${ORDER}`,
  sqlserver: `${INFORMATION} ${ORDER}`,
}

/** Names are quoted by `"`, which MySQL takes for texts. */
function quotes(provider: Provider, statement: string): string {
  return provider === 'mysql' ? statement.replaceAll('`', '``').replace(/"((?:[^"]|"")*)"/g, '`$1`') : statement
}

function name(raw: string): string {
  return `"${raw.replaceAll('"', '""')}"`
}

function text(raw: string): string {
  return `'${raw.replaceAll("'", "''")}'`
}

function rowsOf(result: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(result) ? (result as readonly Readonly<Record<string, unknown>>[]) : [] // the driver gives objects by column
}
