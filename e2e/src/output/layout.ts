import { dirname } from 'node:path/posix'
import type { GeneratedFile } from './generated-files.js'

/** The folders that a project is made of. */
const FOLDERS = [
  /^\.$/,
  /^\.ssot$/,
  /^docs$/,
  /^prisma(\/.+)?$/,
  /^test$/,
  /^src(\/extensions)?$/,
  /^src\/gen$/,
  /^src\/gen\/models(\/[^/]+)?$/,
  /^src\/gen\/http\/operations$/,
  /^src\/gen\/http\/[a-z]+(\/routes)?$/,
  /^src\/gen\/openapi$/,
  /^src\/gen\/client(\/(resources|queries))?$/,
  /^src\/gen\/contract(\/operations)?$/,
  /^src\/gen\/runtime(\/[a-z-]+){1,3}$/,
]

/** More than this nobody reads: what grows with the schema grows by files. */
const MAX_BYTES = 100_000
const MAX_FILES_PER_MODEL = 10

/** Of the description, which is one file by its nature: the part of a model, which may have hundreds of columns. */
const MAX_DESCRIBED_BYTES = 250_000

/**
 * What is wrong with where files are and how large they are.
 *
 * @param models how many the API shows
 * @returns one line for each fault
 */
export function layoutFaults(files: readonly GeneratedFile[], models: number): string[] {
  const faults: string[] = []
  const taken = new Map<string, string>()
  for (const { path, text } of files) {
    if (!FOLDERS.some((folder) => folder.test(dirname(path)))) faults.push(`${path}: in no folder that is expected`)
    const twin = taken.get(path.normalize('NFC').toLowerCase())
    if (twin !== undefined) faults.push(`${path}: the same as ${twin} on a disk that ignores case`)
    taken.set(path.normalize('NFC').toLowerCase(), path)
    const bytes = path === 'openapi.json' ? MAX_BYTES + models * MAX_DESCRIBED_BYTES : MAX_BYTES
    if (Buffer.byteLength(text) > bytes && !path.startsWith('prisma/')) faults.push(`${path}: ${text.length} characters`)
    if (path.startsWith('src/gen/') && !text.startsWith('// @generated ')) faults.push(`${path}: does not say that it is generated`)
  }
  const perModel = files.filter(({ path }) => /^src\/gen\/(models\/.+\/|http\/)/.test(path)).length
  // The application, and the operations and routes that belong to no model: health, the description and the page that shows it.
  if (perModel > models * MAX_FILES_PER_MODEL + 9) faults.push(`${perModel} files for ${models} models`)
  return faults
}
