import { doc, join, key, ts, type Code, type Model } from '@ssot-codegen/core'
import { methodNames, PAGING, type GroupNames } from '../names.js'
import { lib } from '../symbols.js'
import { factorySymbol } from '../wire-types.js'
import type { MethodParts } from './method-parts.js'
import { method } from './methods.js'
import { modelTypes, type ModelTypesParts } from './model-types.js'

/** One resource, or other group of operations: the types of its model, and what calls its operations. */
export type ResourceParts = MethodParts &
  ModelTypesParts & {
    readonly group: string
    readonly names: GroupNames
    /** The model whose types are declared here. */
    readonly model: Model | undefined
  }

/** The file of one resource. */
export function resourceFile(parts: ResourceParts): Code {
  const { model, operations } = parts
  return join([...(model ? [modelTypes(model, parts)] : []), ...(operations.length > 0 ? [factory(parts)] : [])], '\n\n')
}

function factory(parts: ResourceParts): Code {
  const { group, names, operations } = parts
  const symbol = factorySymbol(names.file, names.factory)
  const nameOf = methodNames(operations)
  const list = operations.find((operation) => operation.action === 'list' && parts.served(operation) !== undefined)
  // A name whose member is deprecated looks like a use of that member to linters, so then there is none.
  const shared = list?.deprecated === true ? undefined : list
  const members = operations.map((operation) => {
    const called = operation === shared ? key('list') : method(operation, parts)
    const comment = doc(operation.summary, operation.deprecated === true ? ['deprecated'] : [])
    const member = key(nameOf(operation.id))
    return ts`
      ${comment}
      ${operation === shared && nameOf(operation.id) === 'list' ? ts`list,` : ts`${member}: ${called},`}
    `
  })
  const [iterate, pages] = PAGING
  const paged = list && (shared ? key('list') : method(list, parts))
  const paging = paged && ts`
    /** Goes through the records of all pages. */
    ${key(iterate)}: ${lib.iterateMethod}(${paged}),
    /** Goes through the pages. */
    ${key(pages)}: ${lib.pagesMethod}(${paged}),
  `
  return ts`
    ${doc(`Calls the operations of ${group.replaceAll('-', ' ')}.`)}
    export function ${symbol}(transport: ${lib.Transport}) {
      ${shared && ts`const list = ${method(shared, parts)}`}
      return {
        ${members}
        ${paging}
      }
    }
  `
}
