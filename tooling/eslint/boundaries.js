/**
 * Which workspace packages a package may import. Arrows point one way: core ← generators ← cli, core ← output ← cli.
 * A generator may import another generator's handle.
 */
const GENERATORS = ['gen-project', 'gen-api', 'gen-express', 'gen-fastify', 'gen-openapi', 'gen-client', 'gen-contract']

const ALLOWED = {
  core: [],
  output: ['core'],
  'gen-project': ['core'],
  'gen-api': ['core', 'gen-project'],
  'gen-express': ['core', 'gen-project', 'gen-api'],
  'gen-fastify': ['core', 'gen-project', 'gen-api'],
  'gen-openapi': ['core', 'gen-project', 'gen-api'],
  'gen-client': ['core', 'gen-project', 'gen-api'],
  'gen-contract': ['core', 'gen-project', 'gen-api'],
  plan: ['core', 'gen-api'],
  cli: ['core', 'output', 'plan', ...GENERATORS],
}

/** The packages that no generator or framework may be named in. */
const NEUTRAL = ['core', 'output']

/** One config entry per package: the imports it may not have. */
export const boundaries = Object.entries(ALLOWED).map(([name, allowed]) => ({
  files: [`packages/${name}/src/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^@ssot-codegen/(?!(?:${[...allowed, name === 'cli' ? '' : '\\0'].filter(Boolean).join('|')})(?:/|$))`,
            message: `${name} may import ${allowed.length > 0 ? allowed.join(', ') : 'no workspace package'}.`,
          },
          ...(NEUTRAL.includes(name) ? [{ group: ['express', 'fastify'], message: 'No framework is known here.' }] : []),
        ],
      },
    ],
  },
}))
