import type { ReadonlyJson } from '#runtime/api/json.js'
import type { JsonObject } from './json-values.js'

/** Values by name; undefined is as good as absent. */
export type Values = { readonly [name: string]: ReadonlyJson | undefined }

/** What a request has to say so that it is granted. What is absent here and has to be there is made up. */
export type GrantedRequest = {
  /** Parameters of the path. */
  readonly path?: Values
  /** Parameters of the query. */
  readonly query?: Values
  /** Properties of the body. */
  readonly json?: Values
}

/**
 * Sends a request of an operation, which is granted: `carts.create` makes a cart.
 *
 * @returns the body of the reply, where it is an object
 * @throws Error for an operation that there is not, and for a request that is refused
 */
export type Send = (operation: string, request?: GrantedRequest) => Promise<JsonObject>

/**
 * How requests come about that are granted, by the ids of their operations: of those that ask for more than a shape can say, such
 * as a cart with something in it. Each sends first what it rests on.
 */
export type Granted = { readonly [operation: string]: (send: Send) => Promise<GrantedRequest> | GrantedRequest }
