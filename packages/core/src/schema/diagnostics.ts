import type { Catalogue } from '../plugin/diagnostic.js'
import { didYouMean } from './did-you-mean.js'
import { findings } from './findings/catalogue.js'

/** `"A", "B" and 12 more`. */
const named = (names: readonly string[]) => {
  const shown = names.slice(0, names.length > 6 ? 5 : 6).map((name) => `"${name}"`)
  if (names.length > shown.length) shown.push(`${String(names.length - shown.length)} more`)
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}

/** What reading a schema may report, as `schema/<code>`. */
export const catalogue = {
  ...findings,
  'parser-crashed': {
    severity: 'error',
    message: (p: { said: string }) => `Prisma's parser broke down over this schema: ${p.said}`,
    help: 'Deep nesting is a known cause. Take parts out of the schema to find the line that does it.',
  },

  // What a schema must have.
  'no-datasource': {
    severity: 'error',
    message: () => 'The schema has no datasource.',
    help: 'Add one:\n\ndatasource db {\n  provider = "postgresql"\n}',
  },
  'provider-missing': {
    severity: 'error',
    message: (p: { datasource: string; isThere: boolean }) =>
      p.isThere ? `The provider of datasource "${p.datasource}" is not one plain text.` : `Datasource "${p.datasource}" has no provider.`,
    help: 'Add `provider = "postgresql"`, or the database you have.',
  },
  'provider-env': {
    severity: 'error',
    message: (p: { datasource: string }) => `Datasource "${p.datasource}" takes its provider from the environment.`,
    help: 'Write the provider into the schema: the generated code depends on it.',
  },
  'provider-unknown': {
    severity: 'error',
    message: (p: { provider: string; nearest: string | undefined }) => `"${p.provider}" is not a database Prisma knows.`,
    help: (p: { nearest: string | undefined }) =>
      didYouMean(p.nearest, 'Use postgresql, mysql (also for MariaDB), sqlite, sqlserver or cockroachdb.'),
  },
  mongodb: {
    severity: 'error',
    message: () => 'Prisma 7 has no client for MongoDB, so no API can be generated for it.',
    help: 'Use postgresql, mysql, sqlite, sqlserver or cockroachdb.',
  },
  'no-models': {
    severity: 'error',
    message: () => 'The schema has no model that the Prisma client can see.',
    help: 'Add a model. Where models stand in files beside this one, name the folder instead of the file.',
  },
  'client-twins': {
    severity: 'error',
    message: (p: { models: readonly string[]; property: string }) =>
      `Models ${p.models.map((name) => `"${name}"`).join(' and ')} are both "prisma.${p.property}" in the Prisma client, where one hides the other.`,
    help: 'Rename one of them, and keep the name of its table with @@map.',
  },
  'client-letter': {
    severity: 'error',
    message: (p: { what: string }) => `Prisma cannot make a client with ${p.what}: it breaks down over a first letter beyond ASCII there.`,
    help: 'Begin the name with a letter from A to Z, and keep the name in the database with @map or @@map. A key may get a `name` instead.',
  },

  'client-then': {
    severity: 'warning',
    message: (p: { model: string }) => `Relation "${p.model}.then" takes the place of "then" in what the Prisma client returns: nobody who awaits a record of "${p.model}" ever gets it.`,
    help: 'Give the relation another name: it has no column, so nothing of the database changes.',
  },
  'client-constructor': {
    severity: 'warning',
    message: (p: { model: string }) => `Where "${p.model}.constructor" is not null, the Prisma client leaves dates, decimals, big integers, bytes and JSON of the record as its engine wraps them.`,
    help: 'Give the field another name, and keep that of its column with @map("constructor").',
  },

  // What Prisma's parser accepts and is wrong all the same, or odd.
  'foreign-key-type': {
    severity: 'warning',
    message: (p: { from: string; to: string; types: readonly string[] }) =>
      `"${p.from}" (${p.types[0] ?? ''}) refers to "${p.to}" (${p.types[1] ?? ''}), and no foreign key can join two types.`,
    help: 'Give both the same native type.',
  },
  'set-null-required': {
    severity: 'warning',
    message: (p: { field: string; columns: readonly string[] }) =>
      `SetNull on "${p.field}" fails whenever it is called for: ${named(p.columns)} may not be null.`,
    help: 'Make relation and column optional, or use Cascade or Restrict.',
  },
  'requirement-circle': {
    severity: 'warning',
    message: (p: { models: readonly string[] }) =>
      `Models ${named(p.models)} require each other, so none of them can have a first record.`,
    help: 'Make one of the relations between them optional.',
  },
  'ignored-models': {
    severity: 'info',
    message: (p: { names: readonly string[] }) => `The API has nothing of what is ignored: ${named(p.names)}.`,
  },
  'half-relations': {
    severity: 'info',
    message: (p: { names: readonly string[] }) =>
      `Left out, since the other end or a column of the relation is ignored: ${named(p.names)}.`,
  },
  'too-deep': {
    severity: 'error',
    message: (p: { most: number }) => `More than ${p.most} brackets stand inside each other, over which Prisma's parser would break down.`,
    help: 'Take brackets away, or close those that are open.',
  },
  'left-out': {
    severity: 'info',
    message: (p: { count: number }) => `From here on, ${p.count} more ${p.count === 1 ? 'line that looks' : 'lines that look'} wrong ${p.count === 1 ? 'was' : 'were'} left out.`,
    help: 'Mend what is reported and run again.',
  },

  // What is set aside before Prisma 7 reads it.
  'set-aside-url': {
    severity: 'info',
    message: (p: { property: string }) =>
      `"${p.property}" is set aside: in Prisma 7 the connection is configured outside the schema.`,
  },
  'set-aside-generator': {
    severity: 'info',
    message: (p: { generator: string; provider: string }) => `Generator "${p.generator}" (${p.provider}) is set aside.`,
  },
  'set-aside-preview': {
    severity: 'info',
    message: (p: { features: readonly string[] }) =>
      `Prisma 7 has no preview feature ${p.features.map((f) => `"${f}"`).join(', ')}: set aside.`,
  },

  // Annotations.
  'annotation-syntax': {
    severity: 'error',
    message: (p: { name: string; expected: string }) => `"@${p.name}" is not written as an annotation: expected ${p.expected}.`,
    help: 'Write /// @name or /// @name(argument, key: value), with free text behind a blank. Where it is only text, put the name in backticks.',
  },
  'annotation-arguments': {
    severity: 'error',
    message: (p: { name: string; takes: string; prose: string | undefined }) => `"@${p.name}" takes ${p.takes}.`,
    help: (p: { name: string; prose: string | undefined }) =>
      p.prose === undefined
        ? 'Correct what stands in the parentheses, or take the annotation away.'
        : `Write what it takes in parentheses, directly behind the name. Where it is only text, put the name in backticks: \`@${p.name}\`.`,
  },
  'annotation-place': {
    severity: 'error',
    message: (p: { name: string; place: string; on: readonly string[] }) => `"@${p.name}" cannot stand on ${p.place}.`,
    help: (p: { name: string; place: string; on: readonly string[] }) => {
      const readOnly = p.name === 'readonly' && p.place === 'a model'
      return `Put it on a ${p.on.join(' or a ')}.${readOnly ? ' `@expose(list, get, count)` on the model lets requests read its records and no more.' : ''}`
    },
  },
  'annotation-stray': {
    severity: 'error',
    message: (p: { name: string }) => `"@${p.name}" belongs to nothing.`,
    help: 'Put it directly above the model or field it is meant for, or behind the field on the same line.',
  },
  'annotation-repeated': {
    severity: 'error',
    message: (p: { name: string }) => `"@${p.name}" is given twice.`,
    help: 'Keep one of the two.',
  },
  'annotation-contradiction': {
    severity: 'error',
    message: (p: { field: string; both: readonly [string, string] }) => `Field "${p.field}" is both @${p.both[0]} and @${p.both[1]}.`,
    help: (p: { both: readonly [string, string] }) =>
      p.both[0] === 'readonly' ? 'Use @hidden for a field that exists nowhere outside.' : 'Keep the one that is meant.',
  },
  'annotation-in-text': {
    severity: 'warning',
    message: (p: { name: string }) => `"@${p.name}" stands in running text and has no effect.`,
    help: 'An annotation has to begin its line.',
  },
  'annotation-prose': {
    severity: 'warning',
    message: (p: { name: string }) => `"@${p.name}" has text behind its name in place of parentheses, so it is documentation, and has no effect.`,
    help: (p: { name: string }) =>
      `Write @${p.name}, and what it takes in parentheses, on a line of its own. Where it is only text, put the name in backticks: \`@${p.name}\`.`,
  },
  'unknown-annotation': {
    severity: 'warning',
    message: (p: { name: string; nearest: string }) => `Nothing knows the annotation "@${p.name}".`,
    help: (p: { nearest: string }) => `Did you mean "@${p.nearest}"?`,
  },
  'secret-field': {
    severity: 'info',
    message: (p: { model: string; field: string; as: 'hidden' | 'write-only'; isMissed: boolean }) =>
      `"${p.model}.${p.field}" is ${p.as}, since its name says that it is secret` +
      (p.isMissed ? `; without it "${p.model}" has no key that a path could show, so its records can only be listed.` : '.'),
    help: 'Say what holds with @hidden, @writeonly or @readonly, or @expose it to all who may read the record.',
  },
  'hidden-reference': {
    severity: 'info',
    message: (p: { model: string; field: string; as: 'hidden' | 'write-only'; target: string; isMissed: boolean }) =>
      `"${p.model}.${p.field}" is ${p.as}, since it holds values of "${p.target}", which is kept back` +
      (p.isMissed ? `; without it "${p.model}" has no key that a path could show, so its records can only be listed.` : '.'),
    help: 'Say what holds with @hidden, @writeonly or @readonly, or @expose it to all who may read the record.',
  },

  // What the config says of the schema.
  'unknown-model': {
    severity: 'error',
    message: (p: { model: string; where: string; nearest: string | undefined }) =>
      `The config names model "${p.model}" in ${p.where}, which is not in the schema.`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, 'Remove it from the config.'),
  },
  'unknown-field': {
    severity: 'error',
    message: (p: { model: string; field: string; nearest: string | undefined }) =>
      `The config names field "${p.field}", which model "${p.model}" does not have.`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, 'Remove it from the config.'),
  },
  'config-value': {
    severity: 'error',
    message: (p: { path: string }) => `"${p.path}" in the config is not a value an annotation can have.`,
    help: 'Use true, false, text, a number, a regular expression, or a list of them.',
  },
} satisfies Catalogue
