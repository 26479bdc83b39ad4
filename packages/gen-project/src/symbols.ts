import { GENERATED, local, localType, pkg, runtime, runtimeType } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'project'

/** `z` of Zod. */
export const z = pkg('zod', '^4.6.7').value('z')

/** Runtime names that generated code is built on. */
export const lib = {
  readEnvironment: runtime(NAME, 'environment.ts', 'readEnvironment'),
  variable: runtime(NAME, 'environment.ts', 'variable'),
  settingsOrExit: runtime(NAME, 'environment.ts', 'settingsOrExit'),
  Middleware: runtimeType('api', 'middleware.ts', 'Middleware'),
  createLogger: runtime(NAME, 'logger.ts', 'createLogger'),
  postgresSessions: runtime(NAME, 'postgres-session.ts', 'postgresSessions'),
  extensionLists: runtime(NAME, 'postgres-extension-lists.ts', 'extensionLists'),
  schemaOf: runtime(NAME, 'postgres-schema.ts', 'schemaOf'),
  timesAsMoments: runtime(NAME, 'mysql-times.ts', 'timesAsMoments'),
  exactDecimals: runtime(NAME, 'mysql-decimals.ts', 'exactDecimals'),
  mysqlSessions: runtime(NAME, 'mysql-session.ts', 'mysqlSessions'),
  literalLike: runtime(NAME, 'literal-like.ts', 'literalLike'),
  manyValues: runtime(NAME, 'many-values.ts', 'manyValues'),
}

/** What the generated entry points are built on. */
export const generated = {
  loadConfig: local(`${GENERATED}/config.ts`, 'loadConfig'),
  Config: localType(`${GENERATED}/config.ts`, 'Config'),
  hiddenColumns: local(`${GENERATED}/hidden-columns.ts`, 'hiddenColumns'),
  createDatabase: local(`${GENERATED}/db.ts`, 'createDatabase'),
  lifecycles: local(`${GENERATED}/lifecycle.ts`, 'lifecycles'),
  PrismaClient: local(`${GENERATED}/prisma/client.ts`, 'PrismaClient'),
}

