import type { DatamodelModel } from './datamodel.js'
import type { Field, Key, Span } from './ir.js'
import { isColumn } from './lookup.js'
import { wordOf, type AttributeSource, type Block } from './outline.js'
import type { Located } from './source-index.js'

/**
 * The identifiers and uniques of a model whose columns the client can all see, the primary key first, then in the
 * order of the source. A unique with a `where` covers some rows only; Prisma does not count it among them.
 */
export function buildKeys(model: DatamodelModel, fields: readonly Field[], source: Located<Block>): Key[] {
  const places = placesOf(source)
  const columns = new Map(fields.filter(isColumn).map((f) => [f.name, f]))
  const keys: Key[] = []
  const add = (kind: Key['kind'], names: readonly string[], given: string | null) => {
    const parts = names.flatMap((name) => columns.get(name) ?? [])
    if (parts.length !== names.length) return
    const name = names.length === 1 ? (names[0] ?? '') : (given ?? names.join('_'))
    if (keys.some((k) => k.name === name)) return
    const span = places.get(names.join())
    keys.push({ kind, name, fields: names, nullable: parts.some((f) => !f.required), ...(span && { span }) })
  }
  if (model.primaryKey) add('id', model.primaryKey.fields, model.primaryKey.name)
  for (const field of model.fields) if (field.isId) add('id', [field.name], null)
  for (const field of model.fields) if (field.isUnique) add('unique', [field.name], null)
  for (const unique of model.uniqueIndexes) add('unique', unique.fields, unique.name)
  return keys.sort((a, b) => rank(a) - rank(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

function rank(key: Key): number {
  return key.kind === 'id' ? 0 : 1
}

function placesOf({ file, text, node }: Located<Block>): Map<string, Span> {
  const places = new Map<string, Span>()
  const add = (names: readonly string[], attribute: AttributeSource) => {
    const key = names.join()
    if (!places.has(key)) places.set(key, { file, start: attribute.start, end: attribute.end })
  }
  for (const member of node.members) {
    for (const attribute of member.attributes) {
      if (attribute.name === '@id' || attribute.name === '@unique') add([member.name], attribute)
    }
  }
  for (const attribute of node.attributes) {
    if (attribute.name === '@@id' || attribute.name === '@@unique') add(fieldsIn(attribute, text), attribute)
  }
  return places
}

/** The names in the first list of an attribute's arguments; what stands in parentheses behind a name is no name. */
function fieldsIn({ args }: AttributeSource, text: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const token of args) {
    if (token.kind === ']') break
    if (token.kind === '[' || token.kind === '(') depth++
    if (token.kind === ')') depth--
    if (depth === 1 && token.kind === 'word') names.push(wordOf(text, token))
  }
  return names
}
