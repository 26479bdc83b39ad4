import { typeErrorsOfMany, type TextFiles } from '@ssot-codegen/core/testing'
import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { outcomeOf } from './random-schema/output.js'
import { refusalOf, type SchemaFile } from './random-schema/prisma.js'
import { randomSchema, textOf } from './random-schema/random-schema.js'
import { reduced } from './random-schema/reduce.js'
import { drawing, TYPE_CHECKED } from './random-schema/runs.js'

/** A folder whose packages are those that the output of any database imports. */
const root = fileURLToPath(new URL('../../../e2e/', import.meta.url))

/** The Prisma client is Prisma's to make; for types it is enough that it is what the project expects of it. */
const CLIENT = {
  path: 'src/gen/prisma/client.ts',
  text: `import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
export declare class PrismaClient {
  constructor(options: { adapter: SqlDriverAdapterFactory })
  $connect(): Promise<void>
  $disconnect(): Promise<void>
  $transaction<R>(work: (tx: object) => Promise<R>, options?: object): Promise<R>
  $queryRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<unknown>
}
`,
}

const RUNTIME = 'src/gen/runtime/'

/** Each project says in it what its models are: shared, a model would be that of another project too. */
const INPUTS = 'src/gen/runtime/api/model-inputs.ts'

/** So many outputs make one program: more of them need more memory, fewer of them read more of the packages again. */
const BATCH = 25

test('the output for any schema compiles strictly', { timeout: 3_600_000 }, () => {
  const { seed = Math.floor(Math.random() * 2 ** 31) } = drawing(TYPE_CHECKED)
  const drawn = fc.sample(randomSchema, { numRuns: TYPE_CHECKED * 2, seed })
  const projects = drawn.filter(({ files }) => refusalOf(files) === undefined).flatMap(({ files }, i) => projectOf(files, `s${i}`) ?? []).slice(0, TYPE_CHECKED)
  expect(projects.length).toBe(TYPE_CHECKED)
  for (let at = 0; at < projects.length; at += BATCH) {
    const batch = projects.slice(at, at + BATCH)
    const errors = errorsIn(batch)
    const [first] = errors
    if (first) expect.fail(report({ seed, error: first.error, files: batch.find(({ name }) => name === first.project)?.schema ?? [] }))
  }
})

type Project = { readonly name: string; readonly schema: readonly SchemaFile[]; readonly files: TextFiles; readonly runtime: TextFiles }

function projectOf(schema: readonly SchemaFile[], name: string): Project | undefined {
  const { result, diagnostics } = outcomeOf(schema)
  if (!result || diagnostics.some(({ severity }) => severity === 'error')) return undefined
  const sources = result.files.filter(({ path }) => /^src\/.*\.ts$/.test(path))
  const isShared = ({ path }: { readonly path: string }) => path.startsWith(RUNTIME) && path !== INPUTS
  return { name, schema, files: sources.filter((file) => !isShared(file)), runtime: sources.filter(isShared) }
}

function errorsIn(projects: readonly Project[]) {
  const shared = new Map([CLIENT, ...projects.flatMap(({ runtime }) => runtime)].map((file) => [file.path, file]))
  return typeErrorsOfMany(projects, { root, shared: [...shared.values()] })
}

/** The error with the smallest schema that still brings it about. */
function report({ seed, error, files }: { readonly seed: number; readonly error: string; readonly files: readonly SchemaFile[] }): string {
  const message = error.replace(/^\S+ /, '')
  const fails = (candidate: readonly SchemaFile[]) => {
    const project = projectOf(candidate, 'reduced')
    return project !== undefined && errorsIn([project]).some((found) => kindOf(found.error) === kindOf(message))
  }
  return `${error}\n\nSSOT_HOSTILE_SEED=${seed}\n\n${textOf(reduced(files, fails, 60))}`
}

/** The error apart from the names in it. */
function kindOf(error: string): string {
  return error.replace(/^\S+:\d+ /, '').replace(/'[^']*'|"[^"]*"/g, '').slice(0, 40)
}
