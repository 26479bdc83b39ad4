import { answer } from '#runtime/api/answer.js'
import type { App } from '#runtime/api/app.js'
import { failed, notFound } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from './request-path.js'
import { paramsOf, placeOf, type Params, type Segment } from './route-path.js'
import type { RouteTable } from './route-table.js'
import { sendThrough } from './send.js'

/** A handler of Fastify's that replies in its own time. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => void

/** What makes a handler. */
type Answering = { readonly app: App; readonly table: RouteTable }

/** Where the request goes to in an application of somebody else: to whatever answers what nothing is at. */
type Elsewhere = (request: FastifyRequest, reply: FastifyReply) => void

/**
 * The handler of a route. The path is compared once more, as it was written: Fastify's router has decoded it first.
 *
 * @param elsewhere answers paths that are none of the table's
 */
export function handlerOf({ app, table }: Answering, operation: Operation, segments: readonly Segment[], elsewhere: Elsewhere): Handler {
  return (request, reply) => {
    const path = pathOf(request.originalUrl)
    const place = placeOf(segments, path)
    if (place) {
      respond(app, operation, { request, reply, segments, own: place.own, mountedAt: place.mountedAt })
      return
    }
    const own = path.split('/').slice(-segments.length)
    const mountedAt = path.slice(0, -own.join('/').length - 1)
    const found = table(request.method, own)
    if (found) respond(app, found.operation, { request, reply, segments: found.segments, own, mountedAt })
    else elsewhere(request, reply)
  }
}

/** Answers what Fastify's router has found nothing for: methods it does not know, paths that are not there. */
export function otherwise({ app, table }: Answering): Handler {
  return (request, reply) => {
    const own = pathOf(request.originalUrl).split('/').slice(1)
    const found = table(request.method, own)
    respond(app, found?.operation ?? notFound, { request, reply, segments: found?.segments ?? [], own, mountedAt: '' })
  }
}

/** Answers with the problem that an error stands for. */
export function fail(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  begin(app, failed(error), { request, reply, params: {}, mountedAt: '' })
}

type Placed = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly mountedAt: string }

type Found = Placed & { readonly segments: readonly Segment[]; readonly own: readonly string[] }

function respond(app: App, operation: Operation, { request, reply, mountedAt, segments, own }: Found): void {
  try {
    begin(app, operation, { request, reply, mountedAt, params: paramsOf(segments, own) })
  } catch (error) {
    fail(app, error, request, reply)
  }
}

function begin(app: App, operation: Operation, { request, reply, params, mountedAt }: Placed & { readonly params: Params }): void {
  void answer(app, operation, {
    request: request.raw,
    response: reply.raw,
    target: request.originalUrl,
    params,
    mountedAt,
    send: (wire) => sendThrough(reply, wire, app.server),
  })
}
