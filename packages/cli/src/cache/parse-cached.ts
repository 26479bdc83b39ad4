import { parseSchema, type SourceFile } from '@ssot-codegen/core'
import type { SchemaOptions } from '../config/model-settings.js'
import { ownRoot } from '../plugins/own-packages.js'
import { packageFolder } from '../project/package-folder.js'
import { readCache, writeCache } from './cache-folder.js'
import { digestOfAll } from './digest.js'
import { packageFingerprint } from './package-fingerprint.js'

type Parsed = ReturnType<typeof parseSchema>

/**
 * `parseSchema`, which is not run for a schema that it has read before with the same options. A `Schema` is JSON, so what
 * is kept is the same.
 */
export function parseCached(files: readonly SourceFile[], options: SchemaOptions): Parsed {
  const parser = packageFingerprint(packageFolder('@ssot-codegen/core', ownRoot()) ?? '')
  if (parser === undefined) return parseSchema(files, options)
  const said = JSON.stringify(options, (_, value: unknown) => (value instanceof RegExp ? { regex: String(value) } : value))
  const key = digestOfAll([parser, said, ...files.flatMap(({ path, text }) => [path, text])])
  const known = readCache('schema', key)
  if (known !== undefined) return JSON.parse(known) as Parsed // only this function writes such entries
  const parsed = parseSchema(files, options)
  writeCache('schema', key, JSON.stringify(parsed))
  return parsed
}
