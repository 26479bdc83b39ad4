import type { Shape } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'
import { createComponents, type Components } from './components.js'
import type { DocumentContext, QueryNames } from './document-context.js'
import { createKeptParts, NOTHING_KEPT, type KeptParts } from './kept-parts.js'
import type { Texts } from './laid-out.js'
import type { Link } from './named-components.js'
import { createShared, type Shared } from './shared.js'

/** What stays from one document to the next of a process that watches. */
export type KeptDocument = {
  readonly kept: KeptParts
  readonly components: Components
  readonly parameters: Shared
  readonly headers: Shared
  readonly queryNames: WeakMap<object, QueryNames>
  readonly links: Map<string, Link>
  /** How parts were laid out; absent where they will not be met again. */
  readonly texts?: Texts
  /** Of the document that is being made. Whatever is asked again has to ask these, and holds on to none of an earlier one. */
  readonly shapes: Map<string, Shape>
  context?: DocumentContext
  /** Whether there is a document: one that something failed in leaves names behind that nobody has. */
  isWhole: boolean
  /** What the replies are called that several operations give. */
  replies?: string
}

/** Headers that any reply may have. */
const HEADERS: JsonObject = {
  'Retry-After': { description: 'Seconds after which the request may be tried again.', schema: { type: 'string' } },
  'X-Request-Id': {
    description: 'The id of the request, by which the log finds it: the one that the request had, or a new one.',
    required: true,
    schema: { type: 'string' },
  },
}

/**
 * Begins to keep.
 *
 * @param isOnly whether there will be no other document after the first
 */
export function createKeptDocument(isOnly: boolean): KeptDocument {
  const kept = isOnly ? NOTHING_KEPT : createKeptParts()
  return {
    kept,
    components: createComponents(kept),
    parameters: createShared('parameters', kept),
    headers: createShared('headers', kept, HEADERS),
    queryNames: new WeakMap(),
    links: new Map(),
    shapes: new Map(),
    isWhole: false,
    ...(!isOnly && { texts: new WeakMap() }),
  }
}
