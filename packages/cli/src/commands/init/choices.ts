import { BUNDLED } from '../../plugins/bundled.js'
import { FRAMEWORKS } from '../../plugins/choose-plugins.js'
import { installedPlugins } from '../../plugins/installed.js'

/** The databases that a schema to start from can be written for; the first needs nothing beside it. */
export const DATABASES = ['sqlite', 'postgresql', 'mysql', 'sqlserver', 'cockroachdb'] as const

/** One of the databases. */
export type Database = (typeof DATABASES)[number]

/** Something to choose. */
export type Choice = { readonly name: string; readonly doc: string }

/** What databases are called, and what is to say of them. */
export const DATABASE_DOCS: { readonly [D in Database]: string } = {
  sqlite: 'SQLite: a file, nothing to install',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL or MariaDB',
  sqlserver: 'SQL Server: generated and type-checked, not run in our tests',
  cockroachdb: 'CockroachDB: generated and type-checked, not run in our tests',
}

/** What runs in every project, whatever is chosen. */
const ALWAYS: ReadonlySet<string> = new Set(['project', 'api'])

/** What runs beside the framework where nothing else is said. */
export const USUAL: readonly string[] = ['openapi']

/** The frameworks, as their packages describe themselves. */
export function frameworkChoices(): Choice[] {
  const docs = new Map(installedPlugins('').map(({ name, doc }) => [name, doc]))
  return FRAMEWORKS.map((name) => ({ name, doc: docs.get(name) ?? '' }))
}

/** The plugins of ours that a project may have beside its API and its framework. */
export function pluginChoices(): Choice[] {
  return installedPlugins('').filter(({ name, package: from }) => BUNDLED.has(from) && !ALWAYS.has(name) && !FRAMEWORKS.includes(name))
}

/** Whether the plugin runs without being chosen. */
export function isAlwaysThere(name: string): boolean {
  return ALWAYS.has(name)
}
