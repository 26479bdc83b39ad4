import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A new folder that `using`-style cleanup removes: call `remove` when done. */
export const tempFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'prisma-offline-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
