import { byCodeUnit, type FinalOperation, type ReplySpec } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'
import { isProblem } from '../runtime/response-object.js'
import { createComponentNames } from './component-names.js'
import type { KeptParts } from './kept-parts.js'

/** The replies that several operations give, and all that tell of a problem, each described once. */
export type SharedResponses = {
  /** The same text where all references are. */
  readonly names: string
  /** The reference to one; undefined for any other reply. */
  readonly refOf: (reply: ReplySpec, isSelected: boolean) => JsonObject | undefined
  readonly responses: JsonObject
}

/** Who asks for replies, and how they are described. */
export type ResponseParts = {
  /** Whether requests may select what of a record the replies of the operation have. */
  readonly selects: (operation: FinalOperation) => boolean
  readonly describe: (reply: ReplySpec, isSelected: boolean) => JsonObject
  readonly kept: KeptParts
}

type Found = { readonly reply: ReplySpec; readonly isSelected: boolean; count: number }

/** What replies are called that have no body. */
const WITHOUT_BODY: { readonly [status: number]: string } = { 204: 'NoContent', 304: 'NotModified' }

/** The replies that operations share, named by what they have; of several with one name, the texts decide the order. */
export function sharedResponses(operations: readonly FinalOperation[], { selects, describe, kept }: ResponseParts): SharedResponses {
  const keyOf = createKeys()
  const found = new Map<string, Found>()
  for (const operation of operations) {
    const isSelected = selects(operation)
    for (const reply of operation.replies) {
      const key = keyOf(reply, isSelected)
      const known = key === undefined ? undefined : found.get(key)
      if (known) known.count += 1
      else if (key !== undefined) found.set(key, { reply, isSelected, count: 1 })
    }
  }
  const names = createComponentNames()
  const shared = new Map<string, JsonObject>()
  const responses: [string, JsonObject][] = []
  for (const [key, { reply, isSelected, count }] of [...found].sort(([a], [b]) => byCodeUnit(a, b))) {
    if (count === 1 && !isProblem(reply.body)) continue
    const name = names.of(key, nameOf(reply))
    shared.set(key, { $ref: `#/components/responses/${name}` })
    responses.push([name, kept.of('response', key, [reply], () => describe(reply, isSelected))])
  }
  return {
    names: JSON.stringify([...shared].map(([key, { $ref }]) => [key, $ref])),
    refOf(reply, isSelected) {
      const key = keyOf(reply, isSelected)
      return key === undefined ? undefined : shared.get(key)
    },
    responses: Object.fromEntries(responses.sort(([a], [b]) => byCodeUnit(a, b))),
  }
}

/** What replies are alike that have the same key; undefined for one that is described where it stands. */
function createKeys(): (reply: ReplySpec, isSelected: boolean) => string | undefined {
  // Most replies are one object in all operations.
  const known = new Map<ReplySpec, string>()
  return (reply, isSelected) => {
    const { status, doc, body, headers = [] } = reply
    if (body !== undefined && body.kind !== 'ref') return undefined
    const present = known.get(reply)
    const key = present ?? `${status} ${body?.name ?? ''} ${doc} ${headers.length > 0 ? JSON.stringify(headers) : ''}`
    if (present === undefined) known.set(reply, key)
    return isSelected && body !== undefined && !isProblem(body) ? `${key} or selected` : key
  }
}

function nameOf({ status, body }: ReplySpec): string {
  if (isProblem(body)) return `Problem${status}`
  return body?.kind === 'ref' ? body.name : (WITHOUT_BODY[status] ?? `Empty${status}`)
}
