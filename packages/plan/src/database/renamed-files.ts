import type { Provider, Schema, SourceFile } from '@ssot-codegen/core'
import { renameInSource, type SourceRename } from '@ssot-codegen/core/source'
import type { Rename } from './rename.js'

/** The databases that we write renames for. */
const RENAMING: ReadonlySet<Provider> = new Set<Provider>(['postgresql', 'cockroachdb', 'sqlite'])

/** Whether we can write renames for a database. Elsewhere only what keeps its name in the database can have another one. */
export function canRename(provider: Provider): boolean {
  return RENAMING.has(provider)
}

/** The old schema with what was renamed called as it is now, by the schema and in the database: the engine then sees no loss in it. */
export function renamedFiles(files: readonly SourceFile[], now: Schema, renames: readonly Rename[]): SourceFile[] {
  const called = (name: string) => renames.find((rename) => !('owner' in rename) && rename.from === name)?.to ?? name
  const mapped = (part: { readonly dbName?: string } | undefined) => (part?.dbName === undefined ? {} : { map: part.dbName })
  const sources = renames.map((rename): SourceRename => {
    const { from: name, to } = rename
    switch (rename.kind) {
      case 'model':
        return { kind: 'model', name, to, ...mapped(now.models.find((model) => model.name === to)) }
      case 'enum':
        return { kind: 'enum', name, to, ...mapped(now.enums.find((one) => one.name === to)) }
      case 'field': {
        const field = now.models.find((model) => model.name === called(rename.owner))?.fields.find((one) => one.name === to)
        return { kind: 'field', owner: rename.owner, name, to, ...mapped(field?.kind === 'relation' ? undefined : field) }
      }
      case 'value':
        return { kind: 'value', owner: rename.owner, name, to, ...mapped(now.enums.find((one) => one.name === called(rename.owner))?.values.find((one) => one.name === to)) }
    }
  })
  return renameInSource(files, sources)
}
