import type { Provider } from '../ir.js'
import { nearest } from '../nearest.js'
import { stringValue } from '../tokenize.js'
import type { Place } from './place.js'

/** The column that was probably meant in a key or an index. */
export function keyFix({ input: said }: RegExpExecArray, { block, source }: Place): string | undefined {
  const advised = /Did you mean (?:to put it on )?`([^`]*)`/.exec(said)?.[1]
  if (advised?.startsWith('@') === true) return `Name the column: ${advised}`
  if (advised !== undefined) return `Put it on the column: "${advised}".`
  const [unknown = ''] = /unknown fields?:? `?([^`,.]*)/.exec(said)?.slice(1) ?? []
  const columns = (block?.members ?? []).filter((member) => !source.model(member.type ?? '')).map((member) => member.name)
  const near = unknown === '' ? undefined : nearest(unknown, columns)
  return near && `Did you mean "${near}"?`
}

/** What is unique, and may be null. */
export function missingKeyFix({ input: said }: RegExpExecArray): string | undefined {
  const nullable = /fields that are not required:\s*- ([^]*)$/.exec(said)?.[1]?.replaceAll(/\s+- /g, '; ')
  return nullable && `Add @id or @unique to a required field, or take the "?" away from what is in a unique: ${nullable}.`
}

/** Where the schema of the database is to be named. */
export function schemaFix({ input: said }: RegExpExecArray, { provider, attribute, text, schemas }: Place): string | undefined {
  if (provider === 'sqlite' || provider === 'mysql') return 'Take it away: this database has no schemas in it.'
  if (said.includes('is missing an')) return `Add a line to it: @@schema(${JSON.stringify(schemas[0] ?? 'public')})`
  const token = attribute?.args.find(({ kind }) => kind === 'string')
  const name = token && stringValue(text.slice(token.start, token.end))
  if (name === undefined) return undefined
  const near = nearest(name, schemas)
  return near === undefined ? `Add it to the datasource: schemas = ${listed([...schemas, name])}` : `Did you mean "${near}"?`
}

const MORE: { readonly [P in Provider]: string } = {
  cockroachdb: ' and schemas',
  mysql: '',
  postgresql: ', schemas and extensions',
  sqlite: '',
  sqlserver: ' and schemas',
}

/** What to do with a setting of the datasource. */
export function settingFix({ input: said }: RegExpExecArray, { provider }: Place): string | undefined {
  if (said.includes('more than one datasource')) return 'Keep one of them.'
  if (said.includes('relation mode')) return 'Write relationMode = "prisma" or relationMode = "foreignKeys".'
  if (!said.startsWith('Property not known')) return undefined
  return `Take it away: beside its provider, this datasource may have relationMode${MORE[provider]}.`
}

function listed(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(', ')}]`
}
