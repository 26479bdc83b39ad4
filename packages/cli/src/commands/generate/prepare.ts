import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseSchema, type Configured, type ProjectFacts, type Schema } from '@ssot-codegen/core'
import { textFlag, type Flags } from '../../args/flags.js'
import { parseCached } from '../../cache/parse-cached.js'
import type { Config } from '../../config/define-config.js'
import { loadConfig, type LoadedConfig } from '../../config/load-config.js'
import { schemaOptions } from '../../config/model-settings.js'
import { choosePlugins, frameworkOf } from '../../plugins/choose-plugins.js'
import { projectFacts } from '../../project/facts.js'
import { pathWithin, readSchemaSource, type SchemaSource } from '../../project/schema-source.js'
import type { Session } from '../../session.js'

/** Everything a run needs to know before anything is generated. */
export type Prepared = {
  readonly config: Config
  readonly source: SchemaSource
  readonly schema: Schema
  readonly plugins: readonly Configured[]
  /** The root of the output, absolute. */
  readonly out: string
  readonly project: ProjectFacts
}

/** What only the config decides: a process that watches keeps it while the config is as it was. */
export type Settled = { readonly loaded: LoadedConfig; readonly plugins: readonly Configured[]; readonly modules: Session['modules'] }

/**
 * Reads config, schema and plugins; undefined where something was reported that keeps the run from going on.
 *
 * @param kept of a process that watches, what holds from its last run
 */
export async function prepare(session: Session, flags: Flags, kept?: { settled?: Settled | undefined }): Promise<Prepared | undefined> {
  const { cwd } = session
  const loaded = kept?.settled?.loaded ?? (await session.phase('config', () => loadConfig(session, textFlag(flags, 'config'))))
  if (!loaded) return undefined
  for (const [file, text] of kept?.settled?.modules ?? []) session.modules.set(file, text)
  const { config, folder } = loaded
  const named = pathFrom(cwd, textFlag(flags, 'schema')) ?? pathFrom(folder, config.schema)
  const out = pathFrom(cwd, textFlag(flags, 'out')) ?? pathFrom(folder, config.out) ?? cwd

  const source = await session.phase('read', () => readSchemaSource(session, named))
  if (!source) return undefined
  const parsed = await session.phase('parse', () => (kept ? parseSchema : parseCached)(source.files, schemaOptions(config.models)))
  session.add(parsed.diagnostics)
  if (!parsed.schema) return undefined

  const framework = textFlag(flags, 'framework')
  const plugins =
    kept?.settled?.plugins ??
    (await session.phase('plugins', () => choosePlugins({ session, config, framework, only: textFlag(flags, 'plugins') })))
  if (!plugins) return undefined
  if (kept) kept.settled = { loaded, plugins, modules: session.modules }
  const inside = pathWithin(realPath(out), realPath(source.path))
  const copy = source.isFolder ? 'prisma/schema' : 'prisma/schema.prisma'
  const placement = inside === undefined ? 'fresh' : 'in-place'
  const started = frameworkOf({ config, framework }, plugins)
  return {
    config,
    source,
    schema: parsed.schema,
    plugins,
    out,
    project: { ...projectFacts(out, config), placement, schemaPath: inside ?? copy, ...(started !== undefined && { framework: started }) },
  }
}

function pathFrom(folder: string, path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(folder, path)
}

/** Without links, as far as the path exists. */
function realPath(path: string): string {
  if (existsSync(path) || path === dirname(path)) return realpathSync(path)
  return join(realPath(dirname(path)), basename(path))
}
