import { existsSync, readFileSync } from 'node:fs'
import type { Diagnostic, Enum, Model, Schema } from '@ssot-codegen/core'
import type { TestSchema } from '@ssot-codegen/fixtures'
import { bootApp, type AppUnderTest } from '../app-under-test.js'
import { askPostgres, type Provider, type TestDatabase } from '../database.js'
import { isThere } from '../services.js'
import { ROWS } from './insert-row.js'
import { namesInDatabase } from './names-in-database.js'
import { quoted, quotedText, tableOf } from './sql.js'

/** Why the schema's tables cannot be made here, or undefined when they can. */
export async function obstacleHere(source: TestSchema, schema: Schema, diagnostics: readonly Diagnostic[]): Promise<string | undefined> {
  const provider = providerOf(source, schema)
  if (provider === undefined) return `Prisma's engine makes no tables of ${schema.provider} here`
  if (!isThere[provider]) return `${provider} does not answer`
  // As SQL, such a name would end at the quote, and the rest would be a statement of its own.
  const torn = namesInDatabase(schema).find((name) => name.includes('"'))
  if (torn !== undefined) return `Prisma's engine puts names between quotes without looking for quotes in them, as in ${torn}`
  if (schema.provider !== 'postgresql') return undefined
  const unlike = diagnostics.find(({ code }) => code === 'schema/foreign-key-type')
  if (unlike) return `PostgreSQL refuses its foreign keys, as its owner is told: ${unlike.message}`
  const installed = new Set((await askPostgres('SELECT name FROM pg_available_extensions')).map(({ name }) => name))
  const missing = extensionsOf(source).find((name) => !installed.has(name))
  if (missing !== undefined) return `PostgreSQL has no extension ${missing}`
  const own = new Set((await askPostgres("SELECT typname AS name FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace")).map(({ name }) => name))
  const shadowed = schema.enums.find(({ name, dbName = name, dbSchema }) => dbSchema === undefined && own.has(dbName))
  return shadowed && `Prisma's engine makes columns of a type ${shadowed.dbName ?? shadowed.name} without saying where it is, and PostgreSQL takes its own of that name`
}

/** Generates a project from a schema, makes its tables, its views and what they need, and starts it. */
export async function bootSchema(source: TestSchema, schema: Schema): Promise<AppUnderTest> {
  const provider = providerOf(source, schema)
  if (provider === undefined) throw new Error(`There is no ${schema.provider} here.`)
  return bootApp(source.name.slice(0, 30), source.path, provider, {
    before: (db) => (provider === 'postgresql' ? prepare(db, source, schema) : Promise.resolve()),
    tablesOf: (text) => withTables(text, schema),
    script: [...(provider === 'mysql' ? [readFileSync(tablesBeside(source), 'utf8')] : []), ...schema.models.filter(({ kind }) => kind === 'view').map((view) => viewSql(view, provider))].join('\n'),
  })
}

function providerOf(source: TestSchema, { provider }: Schema): Provider | undefined {
  if (provider === 'mysql') return existsSync(tablesBeside(source)) ? provider : undefined
  return provider === 'sqlite' || provider === 'postgresql' ? provider : undefined
}

/** The tables of a schema for MariaDB, where somebody wrote them down. */
function tablesBeside({ path }: TestSchema): string {
  return `${path.replace(/\.prisma$/, '')}.sql`
}

/** Makes a view of a table, and the table one that refers to nothing, as no view does. */
function viewSql(view: Model, provider: Provider): string {
  const rows = tableOf(view, ROWS)
  const moved =
    provider === 'sqlite'
      ? `ALTER TABLE ${tableOf(view)} RENAME TO ${rows};`
      : `CREATE TABLE ${rows} (LIKE ${tableOf(view)} INCLUDING DEFAULTS); DROP TABLE ${tableOf(view)};`
  return `${moved} CREATE VIEW ${tableOf(view)} AS SELECT * FROM ${rows};`
}

/** What a push expects to be there. */
async function prepare(db: TestDatabase, source: TestSchema, { models, enums }: Schema): Promise<void> {
  // Nobody is to rely on where the server stands.
  await db.run(`ALTER DATABASE ${quoted(new URL(db.url).pathname.slice(1))} SET TIME ZONE 'Asia/Kolkata'`)
  for (const name of extensionsOf(source)) await db.run(`CREATE EXTENSION IF NOT EXISTS ${quoted(name)}`)
  for (const name of new Set([...models, ...enums].flatMap(({ dbSchema }) => dbSchema ?? []))) await db.run(`CREATE SCHEMA IF NOT EXISTS ${quoted(name)}`)
  // Prisma's engine puts values between quotes without looking for quotes in them.
  for (const enumeration of enums.filter(({ values }) => values.some(({ dbName }) => dbName?.includes("'")))) await db.run(enumSql(enumeration))
}

function enumSql({ name, dbName = name, dbSchema = 'public', values }: Enum): string {
  const texts = values.map((value) => quotedText(value.dbName ?? value.name))
  return `CREATE TYPE ${quoted(dbSchema)}.${quoted(dbName)} AS ENUM (${texts.join(', ')})`
}

/** The extensions that a schema lists, and those that its types and defaults come from. */
function extensionsOf({ files }: TestSchema): string[] {
  const text = files.map((file) => file.text).join('\n')
  const listed = /^\s*extensions\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1] ?? ''
  const named = [...listed.matchAll(/(\w+)\s*(?:\(([^)]*)\))?/g)].map(([, name = '', options = '']) => /map:\s*"([^"]*)"/.exec(options)?.[1] ?? name)
  const used = [/@db\.Citext/.test(text) && 'citext', /uuid_generate_v/.test(text) && 'uuid-ossp', /gen_random_bytes/.test(text) && 'pgcrypto']
  return [...new Set([...named, ...used.filter((name) => name !== false)])]
}

/** A push makes no views: it is given tables of their columns, which views are then made over. Prisma asks of a table what it does not ask of a view. */
function withTables(text: string, { models, provider }: Schema): string {
  return text.replace(/^([ \t]*)view(\s+(\w+)\s*\{)(.*?)^([ \t]*\})/gms, (_, indent: string, head: string, name: string, members: string, end: string) => {
    const isKeyed = models.some((model) => model.name === name && model.keys.some(({ nullable }) => !nullable))
    return `${indent}model${head}${isKeyed ? '' : '\n@@ignore\n'}${provider === 'sqlite' ? members : withOwnNames(members, name)}${end}`
  })
}

/** Two relations of a view may share a column. By that column Prisma would name the foreign keys of both, which have to differ on a table. */
function withOwnNames(members: string, view: string): string {
  let count = 0
  return members.replace(/@relation\((?![^)]*\bmap:)[^)]*\bfields:[^)]*(?=\))/g, (start) => `${start}, map: "${view}_${(count += 1)}"`)
}
