import type { Catalogue } from '@ssot-codegen/core'

/** What this plugin may report, as `project/<code>`. */
export const diagnostics = {
  'no-framework': {
    severity: 'error',
    message: () => 'No plugin mounts the operations, so the project would have no server.',
    help: 'Add express() or fastify() to `plugins`; on the command line, beside `--plugins`, write `--framework express` or `--framework fastify`.',
  },
  'framework-absent': {
    severity: 'error',
    message: (p: { framework: string; there: readonly string[] }) =>
      `The entry points are to start the application of "${p.framework}", and there is only that of ${p.there.map((name) => `"${name}"`).join(' and ')}.`,
    help: (p: { framework: string }) => `Add ${p.framework}() to \`plugins\`, or name another framework.`,
  },
  'untested-database': {
    severity: 'info',
    message: (p: { provider: string }) => `Output for ${p.provider} is generated and type-checked, but not run against a database in our tests.`,
    help: 'Run your own tests against it before you rely on it.',
  },
} satisfies Catalogue
