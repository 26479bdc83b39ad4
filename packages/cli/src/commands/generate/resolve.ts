import { isAbsolute, relative, resolve } from 'node:path'
import { nearest, type GeneratedFile } from '@ssot-codegen/core'
import type { Resolve } from '@ssot-codegen/output'
import { textFlag } from '../../args/flags.js'
import type { CommandInput } from '../../args/command-input.js'

const HOWS = ['ours', 'theirs', 'markers'] as const

/**
 * Reads how conflicts are to be ended, and which. Files are named from where the command runs, or as the output lists them.
 *
 * @param out the root of the output, absolute
 * @returns undefined where conflicts are to stay; what is not understood is reported
 */
export function resolveFrom(
  { session, flags, words }: CommandInput,
  { out, files }: { out: string; files: readonly GeneratedFile[] },
): Resolve | undefined {
  const said = textFlag(flags, 'resolve')
  if (said === undefined) return undefined
  const how = HOWS.find((one) => one === said)
  if (!how) session.report('resolve-how', { how: said })
  const managed = new Set(files.filter(({ mode }) => mode === 'managed').map(({ path }) => path))
  const paths = words.map((word) => {
    const fromHere = relative(out, resolve(session.cwd, word)).replaceAll('\\', '/')
    const path = [fromHere, word.replaceAll('\\', '/').replace(/^\.\//, '')].find((one) => managed.has(one))
    if (path === undefined) session.report('resolve-file', { path: word, nearest: nearest(isAbsolute(word) ? fromHere : word, [...managed]) })
    return path ?? word
  })
  return how && { how, ...(paths.length > 0 && { paths: new Set(paths) }) }
}
