import { createRequire } from 'node:module'
import type { Datamodel } from './datamodel.js'
import type { Provider } from './ir.js'
import { LANGUAGE_FEATURES } from './preview-features.js'

const PACKAGE = '@prisma/prisma-schema-wasm'

const require = createRequire(import.meta.url)

type Parser = {
  readonly get_datamodel: (params: string) => string
  readonly lint: (files: string) => string
  readonly native_types: (params: string) => string
}

/** What Prisma's parser answers: what the schema holds, why it refuses it, or why it broke down. */
export type Answer = { readonly datamodel: Datamodel } | { readonly refusal: string } | { readonly crash: string }

/** One finding of Prisma's: its sentence, and what it points at in which file. */
export type PrismaFinding = { readonly said: string; readonly file: number; readonly start: number; readonly end: number }

/**
 * Parses with Prisma's own parser, which is loaded on the first call. All preview features that the language needs
 * are on, so the files must hold no generators.
 *
 * @param texts the contents of the files
 */
export function parseWithPrisma(texts: readonly string[]): Answer {
  try {
    // The package is pinned to one version, and a test compares what is read here with Prisma's own model.
    const datamodel = JSON.parse(load().get_datamodel(JSON.stringify({ prismaSchema: withFeatures(texts) }))) as Datamodel
    return { datamodel }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const refusal = refusalIn(message)
    if (refusal !== undefined) return { refusal }
    startAnew()
    return { crash: message }
  }
}

/**
 * What Prisma's parser finds in the files, each finding with its place. When it refuses a schema it writes a text for
 * terminals instead, in time that grows with the square of the faults.
 *
 * @returns the errors in the order of the parser; undefined when it broke down
 */
export function lintWithPrisma(texts: readonly string[]): PrismaFinding[] | undefined {
  try {
    const findings = JSON.parse(load().lint(JSON.stringify(withFeatures(texts)))) as readonly LintFinding[]
    return findings.filter((found) => !found.is_warning).map(({ text, file_name, start, end }) => ({ said: text, file: Number(file_name), start, end }))
  } catch {
    startAnew()
    return undefined
  }
}

type LintFinding = { readonly text: string; readonly file_name: string; readonly start: number; readonly end: number; readonly is_warning: boolean }

/** The files by their index, and one that turns on what the language needs. */
function withFeatures(texts: readonly string[]): (readonly [name: string, text: string])[] {
  const features = LANGUAGE_FEATURES.map((f) => `"${f}"`).join(', ')
  const generator = `generator features {\n  provider = "none"\n  previewFeatures = [${features}]\n}\n`
  return [...texts.map((text, i) => [String(i), text] as const), ['features', generator]]
}

/** A trap leaves the instance's memory in disorder: the next call gets a new one. */
function startAnew(): void {
  Reflect.deleteProperty(require.cache, require.resolve(PACKAGE))
}

/** A native type, and Prisma's types it can stand behind. */
export type NativeType = { readonly name: string; readonly fits: readonly string[] }

/** The native types of a database. */
export function nativeTypes(provider: Provider): NativeType[] {
  const datasource = [['schema.prisma', `datasource db {\n  provider = "${provider}"\n}\n`]]
  // The package is pinned to one version, and a test reads all of them.
  const types = JSON.parse(load().native_types(JSON.stringify(datasource))) as { name: string; prisma_types: readonly string[] }[]
  return types.map(({ name, prisma_types: fits }) => ({ name, fits }))
}

function load(): Parser {
  return require(PACKAGE) as Parser // its own declarations; `require` is untyped
}

function refusalIn(message: string): string | undefined {
  if (!message.startsWith('{')) return undefined
  try {
    const parsed = JSON.parse(message) as { message?: unknown } | null
    return typeof parsed?.message === 'string' ? parsed.message : undefined
  } catch {
    return undefined
  }
}
