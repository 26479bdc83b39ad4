import { byCodeUnit, type GeneratedFile } from '@ssot-codegen/core'

/** What becomes of a type or a method of the typed client. */
export type ClientChange = { readonly name: string; readonly kind: 'type' | 'method'; readonly action: 'added' | 'removed' | 'changed' }

type Declared = ReadonlyMap<string, { readonly kind: ClientChange['kind']; readonly text: string }>

/** The types and methods that differ between two generated clients, by name. Comments do not count. */
export function compareClients(before: readonly GeneratedFile[], now: readonly GeneratedFile[]): ClientChange[] {
  const [was, is] = [declared(before), declared(now)]
  const changes = [
    ...[...was].flatMap(([name, { kind, text }]): ClientChange[] => {
      const other = is.get(name)
      return other?.text === text ? [] : [{ name, kind, action: other ? 'changed' : 'removed' }]
    }),
    ...[...is].flatMap(([name, { kind }]): ClientChange[] => (was.has(name) ? [] : [{ name, kind, action: 'added' }])),
  ]
  return changes.sort((a, b) => byCodeUnit(a.kind, b.kind) || byCodeUnit(a.name, b.name))
}

const DECLARATION = /^export (?:type|interface|const) (\w+)([^]*?)(?=^export |^declare |(?![^]))/gm
const RESOURCE = /^export function (\w+)Client\(transport[^]*?^ {2}return \{\n([^]*?)^ {2}\}$/gm
const METHOD = /^ {4}(\w+)(?:: ([^]*?))?,$/gm

/** What the client's own files declare: types by their names, methods as `posts.list`. What all clients share is no part of it. */
function declared(files: readonly GeneratedFile[]): Declared {
  const found = new Map<string, { kind: ClientChange['kind']; text: string }>()
  for (const { path, plugin, text } of files) {
    if (plugin !== 'client' || !path.includes('/client/') || path.includes('/runtime/')) continue
    const bare = text.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '')
    for (const [, name = '', body = ''] of bare.matchAll(DECLARATION)) found.set(name, { kind: 'type', text: body.trim() })
    for (const [, resource = '', body = ''] of bare.matchAll(RESOURCE)) {
      for (const [, name = '', call = ''] of body.matchAll(METHOD)) found.set(`${resource}.${name}`, { kind: 'method', text: call })
    }
  }
  return found
}
