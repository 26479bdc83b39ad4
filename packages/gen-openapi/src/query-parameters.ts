import type { Model, QueryPart } from '@ssot-codegen/core'
import { given, type JsonObject } from '../runtime/json.js'
import type { DocumentContext } from './document-context.js'
import { MEMBERS, MEMBER_DOCS } from './query-members.js'
import { queryNames } from './query-names.js'
import { whereSchema } from './where-schema.js'

/** The parameters of the list grammar, or of the parts of it named. */
export function queryParameters(model: Model, parts: readonly QueryPart[], context: DocumentContext, isConstrained = false): JsonObject[] {
  return parts.flatMap((part) => (part === 'where' && isConstrained ? [whereParameter(model, context, true)] : partParameters(part, model, context)))
}

function partParameters(part: QueryPart, model: Model, context: DocumentContext): JsonObject[] {
  const { type } = context.api.names.model(model)
  const now = () => context.modelNamed(model.name)
  const common = (name: keyof typeof MEMBERS) => [context.parameters.once(name.charAt(0).toUpperCase() + name.slice(1), () => [], () => member(name))]
  switch (part) {
    case 'where':
      return [context.parameters.once(`${type}Where`, () => [context.standsFor(now())], () => whereParameter(now(), context))]
    case 'page':
      return [...common('skip'), ...common('take')]
    case 'cursor':
      return common('cursor')
    case 'total':
      return common('total')
    default:
      return namesParameter(part, model, context)
  }
}

function namesParameter(part: 'orderBy' | 'include' | 'select', model: Model, context: DocumentContext): JsonObject[] {
  if (part === 'select' && !context.options.select) return []
  const schema = queryNames(model, context)[part]()
  if (schema === undefined) return []
  const now = () => context.modelNamed(model.name)
  const parameter = () => ({ name: part, in: 'query', description: DESCRIPTIONS[part](queryNames(now(), context).along), style: 'form', explode: false, schema })
  // One operation alone takes an order from a URL.
  if (part === 'orderBy') return [parameter()]
  return [context.parameters.once(`${context.api.names.model(model).type}${part.charAt(0).toUpperCase()}${part.slice(1)}`, () => [context.standsFor(now())], parameter)]
}

const DESCRIPTIONS: { readonly [P in 'orderBy' | 'include' | 'select']: (along: string | undefined) => string } = {
  orderBy: (along) => `Columns, descending behind a minus${along === undefined ? '.' : `; along a relation, \`orderBy[${along}][...]=asc\`.`}`,
  include: () => 'Relations to read along, with dots for depth. Empty: none at all.',
  select: () => 'Columns to read, of included relations behind a dot.',
}

/** OpenAPI knows no parameters whose brackets go deep: the filter is described as what else it may be, one JSON value. */
function whereParameter(model: Model, context: DocumentContext, required?: true): JsonObject {
  return given({
    name: 'where',
    in: 'query',
    description: `The filter as JSON, or in brackets: \`where[field][operator]=value\`.${required ? ' It must keep records out.' : ''}`,
    required,
    content: { 'application/json': { schema: whereSchema(model, context) } },
  })
}

function member(name: keyof typeof MEMBERS): JsonObject {
  return { name, in: 'query', description: MEMBER_DOCS[name], schema: MEMBERS[name] }
}
