/** The function that an application mounts. */
export const API = 'generatedApi'
/** Its file. */
export const API_FILE = 'src/generated-api.ts'

/** `src/generated-api.ts`: the generated API as an application of the user's mounts it. It is theirs from then on. */
export function apiFile(framework: string): string {
  const imports = [
    "import { extensions } from './extensions/index.js'",
    "import { loadConfig } from './gen/config.js'",
    "import { createDatabase } from './gen/db.js'",
    `import { createRouter } from './gen/http/${framework}/router.js'`,
  ]
  const lines =
    framework === 'fastify'
      ? [
          "import type { FastifyInstance } from 'fastify'",
          ...imports,
          '',
          '/** The generated API, a plugin. Its database is closed with the application. */',
          `export async function ${API}(app: FastifyInstance): Promise<void> {`,
          '  const prisma = createDatabase(loadConfig().DATABASE_URL)',
          "  app.addHook('onClose', () => prisma.$disconnect())",
          '  await app.register(createRouter({ prisma, extensions }))',
          '}',
        ]
      : [
          ...imports,
          '',
          '/** The generated API, a router. Each call makes one with a database client of its own. */',
          `export function ${API}() {`,
          '  return createRouter({ prisma: createDatabase(loadConfig().DATABASE_URL), extensions })',
          '}',
        ]
  return `${lines.join('\n')}\n`
}
