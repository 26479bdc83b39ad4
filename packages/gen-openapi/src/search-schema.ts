import type { Model, QueryPart } from '@ssot-codegen/core'
import { given, type JsonObject } from '../runtime/json.js'
import type { DocumentContext, QueryNames } from './document-context.js'
import { MEMBERS, MEMBER_DOCS } from './query-members.js'
import { queryNames } from './query-names.js'
import { whereSchema } from './where-schema.js'

/** The body of a search: a list request as JSON. */
export function searchSchema(model: Model, parts: readonly QueryPart[], context: DocumentContext): JsonObject {
  const names = queryNames(model, context)
  const wanted = parts.filter((part) => part !== 'select' || context.options.select)
  const properties = wanted.flatMap((part) => Object.entries(part === 'where' ? { where: whereSchema(model, context) } : members(part, names, context)))
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

function members(part: Exclude<QueryPart, 'where'>, names: QueryNames, context: DocumentContext): JsonObject {
  switch (part) {
    case 'orderBy':
      return named('orderBy', names.orderPaths(), 1)
    case 'page':
      return { ...member('skip', context), ...member('take', context) }
    case 'cursor':
    case 'total':
      return member(part, context)
    case 'include':
      return named('include', names.include())
    case 'select':
      return named('select', names.select(), 1)
  }
}

function member(name: keyof typeof MEMBERS, { components }: DocumentContext): JsonObject {
  const wanted = name.charAt(0).toUpperCase() + name.slice(1)
  return { [name]: components.ref(`member ${name}`, { wanted, facts: () => [], make: () => ({ ...MEMBERS[name], description: MEMBER_DOCS[name] }) }) }
}

/** Names as a list of them, or as one text with commas. */
function named(name: string, list: JsonObject | undefined, minLength?: number): JsonObject {
  return list === undefined ? {} : { [name]: { anyOf: [list, given({ type: 'string', minLength })] } }
}
