import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'

/** Reads one part of a request into a value, or throws the problem that says what is wrong with it. */
export type Reader<T> = (request: HttpRequest, ctx: Context) => T | Promise<T>
