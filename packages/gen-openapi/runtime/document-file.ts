import { access, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAME = 'openapi.json'

/**
 * Reads the description of the API: it lies in the root of the project that this file is in, wherever it was compiled or bundled
 * to, or in the folder the process was started in.
 *
 * @throws Error where there is none
 */
export async function readDocument(from: string = dirname(fileURLToPath(import.meta.url))): Promise<string> {
  const folders = [...(await rootsOf(from)), process.cwd()]
  for (const folder of folders) {
    const text = await readFile(join(folder, NAME), 'utf8').catch(noFile)
    if (text !== undefined) return text
  }
  throw new Error(`There is no ${NAME} in ${folders.join(' and ')}: it is part of the project, and has to be where its package.json is.`)
}

/** The nearest folder of a package around this one. */
async function rootsOf(folder: string): Promise<string[]> {
  const isRoot = await access(join(folder, 'package.json')).then(
    () => true,
    () => false,
  )
  if (isRoot) return [folder]
  const above = dirname(folder)
  return above === folder ? [] : rootsOf(above)
}

function noFile(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
