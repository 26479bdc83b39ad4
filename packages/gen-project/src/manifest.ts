import { documentEntry, gitignore, npmDependency, npmScript, type Contribution, type ProjectFacts } from '@ssot-codegen/core'

/** Node's versions that are supported. */
export const NODE = '^20.19.0 || ^22.12.0 || >=24'

const SCRIPTS: { readonly [name: string]: string } = {
  dev: 'tsx watch src/server.ts',
  build: 'tsc -p tsconfig.build.json && tsc-alias -p tsconfig.build.json',
  start: 'node dist/server.js',
  typecheck: 'tsc --noEmit',
  lint: 'eslint .',
  test: 'vitest run',
  generate: 'prisma generate',
  'db:push': 'prisma db push',
  'db:migrate': 'prisma migrate dev',
  'db:deploy': 'prisma migrate deploy',
  'db:seed': 'prisma db seed',
}

const TOOLS: { readonly [name: string]: string } = {
  '@types/node': '^20.19.0',
  eslint: '^10.15.0',
  prisma: '^7.10.0',
  'tsc-alias': '^1.9.10',
  tsx: '^4.23.0',
  typescript: '^5.9.3',
  'typescript-eslint': '^8.73.0',
  vitest: '^4.1.12',
}

/** What is generated anew, or kept between runs. */
const OURS = ['src/gen/prisma/', '.ssot/tmp-*', '.ssot/cache/']

/** What an application of the user's needs of it: the packages, and what is not committed. */
export function* mountedManifest(): Iterable<Contribution> {
  yield npmDependency({ name: 'prisma', range: TOOLS['prisma'] ?? '', dev: true })
  yield npmDependency({ name: '@types/node', range: TOOLS['@types/node'] ?? '', dev: true })
  yield npmDependency({ name: '@prisma/client', range: '^7.10.0', dev: false })
  for (const pattern of OURS) yield gitignore(pattern)
}

/** The entries of `package.json` and `.gitignore` that make it a project. */
export function* manifest(project: ProjectFacts): Iterable<Contribution> {
  const entry = (key: readonly string[], value: string | boolean) => documentEntry({ path: 'package.json', format: 'json', key, value })
  yield entry(['name'], project.name)
  yield entry(['version'], '0.1.0')
  yield entry(['private'], true)
  yield entry(['type'], 'module')
  yield entry(['engines', 'node'], NODE)
  for (const [name, command] of Object.entries(SCRIPTS)) yield npmScript(name, command)
  for (const [name, range] of Object.entries(TOOLS)) yield npmDependency({ name, range, dev: true })
  yield npmDependency({ name: '@prisma/client', range: '^7.10.0', dev: false })
  for (const pattern of ['node_modules/', 'dist/', '.env', '*.db', '*.db-*', ...OURS]) yield gitignore(pattern)
}
