import { key, local, pkg, shorthand, ts, type application, type Code, type Schema } from '@ssot-codegen/core'
import { limitsStatements } from '../database.js'
import { generated, lib } from '../symbols.js'

type Application = Parameters<typeof application>[0]

const vitest = pkg('vitest', '^4.1.12', 'devDependency')

const own = {
  config: local('src/config.ts', 'config'),
  db: local('src/db.ts', 'db'),
  log: local('src/log.ts', 'log'),
  createApp: local('src/app.ts', 'createApp'),
  middlewares: local('src/middleware.ts', 'middlewares'),
}

/** `src/config.ts`: the environment, from `.env` where there is one. */
export function configScaffold(): Code {
  return ts`
    try {
      process.loadEnvFile()
    } catch {
      // Without a .env file the environment is what the process was started with.
    }

    /** The settings of this process, checked. */
    export const ${own.config} = ${lib.settingsOrExit}(${generated.loadConfig})
  `
}

/** `src/db.ts`: the one Prisma client of the process. */
export function dbScaffold({ provider }: Schema): Code {
  return ts`
    /** The database, for the whole process. */
    export const ${own.db} = ${generated.createDatabase}(${own.config}.DATABASE_URL${limitsStatements(provider) && ts`, ${own.config}.STATEMENT_TIMEOUT_MS`})
  `
}

/** `src/log.ts`: the process's log. */
export function logScaffold(): Code {
  return ts`
    /** The log of the process: one JSON object per line, secrets and hidden columns taken out. */
    export const ${own.log} = ${lib.createLogger}({ level: ${own.config}.LOG_LEVEL, hidden: ${generated.hiddenColumns} })
  `
}

/** `src/middleware.ts`: the user's own middlewares. */
export function middlewareScaffold(): Code {
  return ts`
    /** Middlewares of your own, in the order a request meets them. */
    export const ${own.middlewares}: readonly ${lib.Middleware}[] = []
  `
}

/** `src/app.ts`: where the application is put together, and where tests put in their own parts. */
export function appScaffold({ createApp, options, extensions }: Application): Code {
  return ts`
    /**
     * The application with the parts of this process.
     *
     * @param overrides parts to take instead, in tests
     */
    export function ${own.createApp}(overrides: Partial<${options}> = {}) {
      return ${createApp}({
        ${shorthand(own.db)},
        ${shorthand(own.log)},
        production: ${own.config}.NODE_ENV === 'production',
        corsOrigins: ${own.config}.CORS_ORIGINS,
        ${shorthand(own.middlewares)},
        ${extensions && ts`${shorthand(extensions)},`}
        ...overrides,
      })
    }
  `
}

/** `src/server.ts`: the process. */
export function serverScaffold({ listen }: Application): Code {
  return ts`
    await ${listen}(${own.createApp}, {
      host: ${own.config}.HOST,
      port: ${own.config}.PORT,
      drainMs: ${own.config}.SHUTDOWN_DRAIN_MS,
      shutdownTimeoutMs: ${own.config}.SHUTDOWN_TIMEOUT_MS,
      ${shorthand(own.db)},
      ${shorthand(own.log)},
      ${shorthand(generated.lifecycles)},
    })
  `
}

/** `prisma/seed.ts`: the rows that a fresh database starts with. */
export function seedScaffold(): Code {
  return ts`
    try {
      // Rows that every database starts with are made here, with ${key('db')}.<model>.create.
    } finally {
      await ${own.db}.$disconnect()
    }
  `
}

/** `test/smoke.test.ts`: the application starts and reaches its database. */
export function smokeTest({ serve }: Application): Code {
  return ts`
    ${vitest.value('test')}('the application is ready', async () => {
      const { url, close } = await ${serve}(${own.createApp}())
      try {
        const response = await fetch(\`\${url}/health/ready\`)
        ${vitest.value('expect')}(response.status).toBe(200)
      } finally {
        await close()
      }
    })
  `
}