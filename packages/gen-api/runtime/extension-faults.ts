import type { ExtensionOperation } from './extension-operation.js'
import { pathFaults } from './extension-path.js'
import { propertiesOf } from './shape-builders.js'
import type { Shape } from './shape.js'

const NAME = /^[a-z][A-Za-z0-9]*$/

/** The names of our own operations on a model: an id is of one operation. */
const TAKEN: ReadonlySet<string> = new Set(['list', 'search', 'count', 'get', 'create', 'update', 'delete', 'restore', 'purge', 'upsert', 'createMany', 'updateMany', 'deleteMany'])

/** Kinds whose values are read from the text of a parameter. */
const FLAT: ReadonlySet<Shape['kind']> = new Set(['string', 'integer', 'number', 'bigint', 'decimal', 'boolean', 'datetime', 'date', 'time', 'enum'])

/** Statuses of a reply that has no body (RFC 9110 section 6.4.1). */
const BODILESS: ReadonlySet<number> = new Set([204, 205])

/** What is wrong with how an operation is declared: sentences, beside what the compiler says. */
export function operationFaults(name: string, operation: ExtensionOperation): string[] {
  const { method, params, query, body } = operation
  return [
    ...(NAME.test(name) ? [] : ['Its name is not in camel case.']),
    ...(TAKEN.has(name) ? ['Its name is that of an operation every model may have.'] : []),
    ...pathFaults(name, operation),
    ...[...propertiesOf(params), ...propertiesOf(query)]
      .filter(({ shape }) => !FLAT.has(shape.kind))
      .map((property) => `Its parameter "${property.name}" is of kind "${property.shape.kind}", which no text stands for.`),
    ...(body && (method === 'GET' || method === 'DELETE') ? [`It reads a body, which ${method} has not.`] : []),
    ...(body && !isJson(body) ? ['Its body is of a shape that is not read from JSON.'] : []),
    ...replyFaults(operation),
  ]
}

function replyFaults({ replies }: ExtensionOperation): string[] {
  const statuses = Object.keys(replies).map(Number)
  return [
    ...(statuses.length === 0 ? ['It has no reply.'] : []),
    ...statuses.flatMap((status) => {
      const shape = replies[status] ?? null
      if (!Number.isInteger(status) || status < 200 || status > 399 || status === 304) {
        return [`Its reply ${status} is none of 200 to 399 but 304: for others a Problem is thrown.`]
      }
      if (BODILESS.has(status) && shape !== null) return [`Its reply ${status} has a body, which this status has not.`]
      const isOther = shape?.kind === 'binary' || shape?.kind === 'stream'
      return shape === null || isOther || isJson(shape) ? [] : [`Its reply ${status} is of a shape that has no JSON.`]
    }),
  ]
}

/** Whether JSON can hold all values of the shape. */
function isJson(shape: Shape): boolean {
  switch (shape.kind) {
    case 'binary':
    case 'stream':
    case 'ref':
      return false
    case 'object':
      return shape.properties.every((property) => isJson(property.shape))
    case 'list':
      return isJson(shape.items)
    case 'union':
      return shape.options.every(isJson)
    case 'nullable':
      return isJson(shape.of)
    default:
      return true
  }
}
