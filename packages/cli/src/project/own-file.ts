import { dirname } from 'node:path'
import { readManifest } from './manifest.js'

/** Whether a file belongs to one of our packages, wherever that is installed. */
export function isOwnFile(file: string): boolean {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const name = readManifest(folder)?.['name']
    if (name !== undefined) return typeof name === 'string' && name.startsWith('@ssot-codegen/')
  }
  return false
}
