import { createRequire } from 'node:module'

/** Prisma's own parser, asked here past all of our code. */
type Prisma = {
  readonly get_datamodel: (params: string) => string
  readonly get_dmmf: (params: string) => string
  readonly native_types: (files: string) => string
}

const PACKAGE = '@prisma/prisma-schema-wasm'
const require = createRequire(import.meta.url)
const load = () => require(PACKAGE) as Prisma // `require` is untyped

/** A file of a schema. */
export type SchemaFile = { readonly path: string; readonly text: string }

/** The databases of Prisma 7. */
export const PROVIDERS = ['postgresql', 'sqlite', 'mysql', 'sqlserver', 'cockroachdb'] as const

/** One of them. */
export type Provider = (typeof PROVIDERS)[number]

/** What Prisma holds against a schema; undefined when it accepts it. */
export function refusalOf(files: readonly SchemaFile[]): string | undefined {
  return failureOf('get_datamodel', files)
}

/** Why Prisma cannot make a client for a schema; undefined when it can. */
export function clientFailureOf(files: readonly SchemaFile[]): string | undefined {
  return failureOf('get_dmmf', files)
}

function failureOf(question: 'get_datamodel' | 'get_dmmf', files: readonly SchemaFile[]): string | undefined {
  try {
    load()[question](JSON.stringify({ prismaSchema: files.map(({ path, text }) => [path, text]) }))
    return undefined
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // A trap leaves the memory of the parser in disorder.
    if (!said.startsWith('{')) Reflect.deleteProperty(require.cache, require.resolve(PACKAGE))
    return said
  }
}

/** The head of every schema: the features that its language may need, and the database. */
export function headOf(provider: Provider | 'postgres', settings = ''): string {
  return `generator client {
  provider        = "prisma-client"
  output          = "../client"
  previewFeatures = ["partialIndexes", "postgresqlExtensions", "shardKeys", "views"]
}

datasource db {
  provider = "${provider}"
${settings}}
`
}

const known = new Map<string, boolean>()

/** Whether Prisma accepts these declarations for that database: so that no table of what it takes need be kept here. */
export function accepts(provider: Provider, declarations: string): boolean {
  const key = `${provider}\n${declarations}`
  let answer = known.get(key)
  if (answer === undefined) {
    answer = refusalOf([{ path: 'probe.prisma', text: headOf(provider) + declarations }]) === undefined
    known.set(key, answer)
  }
  return answer
}

/** A native type of a database. */
export type NativeType = {
  readonly name: string
  readonly prisma_types: readonly string[]
  readonly _number_of_args: number
  readonly _number_of_optional_args: number
}

/** All native types of a database, as Prisma knows them. */
export function nativeTypesOf(provider: Provider): readonly NativeType[] {
  return JSON.parse(load().native_types(JSON.stringify([['probe.prisma', headOf(provider)]]))) as readonly NativeType[]
}
