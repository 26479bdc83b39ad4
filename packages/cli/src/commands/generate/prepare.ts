import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Configured, ProjectFacts, Schema } from '@ssot-codegen/core'
import { textFlag, type Flags } from '../../args/flags.js'
import { parseCached } from '../../cache/parse-cached.js'
import type { Config } from '../../config/define-config.js'
import { loadConfig } from '../../config/load-config.js'
import { schemaOptions } from '../../config/model-settings.js'
import { choosePlugins } from '../../plugins/choose-plugins.js'
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

/** Reads config, schema and plugins; undefined where something was reported that keeps the run from going on. */
export async function prepare(session: Session, flags: Flags): Promise<Prepared | undefined> {
  const { cwd } = session
  const loaded = await session.phase('config', () => loadConfig(session, textFlag(flags, 'config')))
  if (!loaded) return undefined
  const { config, folder } = loaded
  const named = pathFrom(cwd, textFlag(flags, 'schema')) ?? pathFrom(folder, config.schema)
  const out = pathFrom(cwd, textFlag(flags, 'out')) ?? pathFrom(folder, config.out) ?? cwd

  const source = await session.phase('read', () => readSchemaSource(session, named))
  if (!source) return undefined
  const parsed = await session.phase('parse', () => parseCached(source.files, schemaOptions(config.models)))
  session.add(parsed.diagnostics)
  if (!parsed.schema) return undefined

  const framework = textFlag(flags, 'framework')
  const plugins = await session.phase('plugins', () =>
    choosePlugins({ session, config, framework, only: textFlag(flags, 'plugins') }),
  )
  if (!plugins) return undefined
  const inside = pathWithin(realPath(out), realPath(source.path))
  const copy = source.isFolder ? 'prisma/schema' : 'prisma/schema.prisma'
  const placement = inside === undefined ? 'fresh' : 'in-place'
  return {
    config,
    source,
    schema: parsed.schema,
    plugins,
    out,
    project: { ...projectFacts(out, config), placement, schemaPath: inside ?? copy },
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
