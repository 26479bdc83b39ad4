import { createRequire } from 'node:module'
import type { Datamodel } from './datamodel.js'
import type { Provider } from './ir.js'
import { LANGUAGE_FEATURES } from './preview-features.js'

const PACKAGE = '@prisma/prisma-schema-wasm'

const require = createRequire(import.meta.url)

type Parser = {
  readonly get_datamodel: (params: string) => string
  readonly native_types: (params: string) => string
}

/** What Prisma's parser answers: what the schema holds, its findings as one text, or why it broke down. */
export type Answer = { readonly datamodel: Datamodel } | { readonly findings: string } | { readonly crash: string }

/**
 * Parses with Prisma's own parser, which is loaded on the first call. All preview features that the language needs
 * are on, so the files must hold no generators.
 *
 * @param texts the contents of the files; in `findings` the file is named by its index
 */
export function parseWithPrisma(texts: readonly string[]): Answer {
  const features = LANGUAGE_FEATURES.map((f) => `"${f}"`).join(', ')
  const generator = `generator features {\n  provider = "none"\n  previewFeatures = [${features}]\n}\n`
  const prismaSchema = [...texts.map((text, i) => [String(i), text]), ['features', generator]]
  try {
    // The package is pinned to one version, and a test compares what is read here with Prisma's own model.
    const datamodel = JSON.parse(load().get_datamodel(JSON.stringify({ prismaSchema }))) as Datamodel
    return { datamodel }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const findings = findingsIn(message)
    if (findings !== undefined) return { findings }
    // A trap leaves the instance's memory in disorder: the next call gets a new one.
    Reflect.deleteProperty(require.cache, require.resolve(PACKAGE))
    return { crash: message }
  }
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

function findingsIn(message: string): string | undefined {
  if (!message.startsWith('{')) return undefined
  try {
    const parsed = JSON.parse(message) as { message?: unknown } | null
    return typeof parsed?.message === 'string' ? parsed.message : undefined
  } catch {
    return undefined
  }
}
