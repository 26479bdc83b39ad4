import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { didYouMean, nearest } from '@ssot-codegen/core'
import type { Flags } from '../args/flags.js'
import { CONFIG_NAMES } from '../config/load-config.js'
import { CLIENT } from '../client/stamp.js'

/** What Prisma says of the run, as far as it concerns us. */
export type GeneratorRequest = {
  /** The file or folder of the schema, absolute. */
  readonly schemaPath: string
  readonly generator: {
    readonly name: string
    /** `output`, made absolute by Prisma, or what the manifest says in its place. */
    readonly output: { readonly value: string | null } | null
    readonly isCustomOutput?: boolean
    /** What else stands in the block. */
    readonly config: { readonly [key: string]: unknown }
  }
  readonly otherGenerators: readonly { readonly provider: { readonly value: string | null }; readonly output: { readonly value: string | null } | null }[]
}

/** What may stand in the block beside `provider` and `output`. */
const SETTINGS = ['config']

/** A run of `ssot generate`: where, and with which flags. */
export type GeneratorRun = { readonly cwd: string; readonly flags: Flags }

/**
 * What to run. A schema that is generated from names itself, so it wins over the config's. The client is left to Prisma where the
 * schema has it made in the place that the generated code imports it from.
 *
 * @param cwd where Prisma runs
 * @throws Error when the block says what we do not know
 */
export function runFor({ schemaPath, generator, otherGenerators }: GeneratorRequest, cwd: string): GeneratorRun {
  for (const key of Object.keys(generator.config)) if (!SETTINGS.includes(key)) throw new Error(unknownSetting(generator.name, key))
  const { config } = generator.config
  if (config !== undefined && typeof config !== 'string') throw new Error(`"config" of generator "${generator.name}" has to be the path of a file.`)
  const isFolder = statSync(schemaPath, { throwIfNoEntry: false })?.isDirectory() === true
  const home = isFolder ? schemaPath : dirname(schemaPath)
  const root = config === undefined ? rootOf(home, cwd) : cwd
  const out = generator.isCustomOutput === true ? (generator.output?.value ?? undefined) : undefined
  const place = join(resolve(root, out ?? '.'), CLIENT)
  const isMade = otherGenerators.some(({ provider, output }) => provider.value === 'prisma-client' && output?.value === place)
  return {
    cwd: root,
    flags: {
      schema: schemaPath,
      ...(out !== undefined && { out }),
      ...(config !== undefined && { config: resolve(home, config) }),
      ...(isMade && { 'no-prisma-client': true }),
    },
  }
}

/** The project: the folder above the schema that has a config, else the one that Prisma runs in. */
export function rootOf(home: string, cwd: string): string {
  for (let folder = home; ; folder = dirname(folder)) {
    if (CONFIG_NAMES.some((name) => existsSync(join(folder, name)))) return folder
    if (folder === cwd || folder === dirname(folder)) return cwd
  }
}

function unknownSetting(generator: string, key: string): string {
  const advice = didYouMean(nearest(key, SETTINGS), 'It takes "output" and "config"; all else is said in ssot.config.ts.')
  return `Generator "${generator}" has no setting "${key}". ${advice}`
}
