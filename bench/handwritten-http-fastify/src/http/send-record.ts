import type { FastifyInstance, FastifyReply } from 'fastify'
import { entityTag } from './entity-tag.js'

const states = new WeakMap<FastifyReply, unknown>()

/**
 * Notes that the reply is a record, so that it is sent with its tag.
 *
 * @param state what the record's part of the tag is made of
 */
export function asRecord<Body extends object>(reply: FastifyReply, record: Body, state: unknown): Body {
  states.set(reply, state)
  return record
}

/** Gives records their tags, which are over the bytes, and answers 304 where the client has that one already. */
export function tagRecords(app: FastifyInstance): void {
  app.addHook('onSend', (req, reply, payload, done) => {
    const state = states.get(reply)
    if (state === undefined || typeof payload !== 'string') {
      done(null, payload)
      return
    }
    const tag = entityTag(state, payload)
    reply.header('etag', tag)
    if (req.method !== 'GET' || !names(req.headers['if-none-match'], tag)) {
      done(null, payload)
      return
    }
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    done(null, null)
  })
}

function names(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
}
