import type { FastifyInstance } from 'fastify'

/** What Fastify, too, takes for a content type. */
const PLAIN = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/

/** What is asked for by name: to find that a type is none of those, Fastify takes it apart. The rest is for all others. */
const TYPES = ['application/json', 'application/merge-patch+json', '*']

/** What stands for a content type that is none: every body is left alone. */
const ANY = 'application/octet-stream'

/**
 * Leaves bodies unread and content types unjudged in an instance: operations read the first and refuse the second, each as it must be.
 * Fastify would refuse what is no content type before it asks anybody, so of such it sees another; operations read the real one.
 */
export function leaveBodies(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers()
  instance.addContentTypeParser(TYPES, (_request, _payload, done) => {
    done(null)
  })
  instance.addHook('onRequest', (request, _reply, done) => {
    const type = request.headers['content-type']
    if (type === undefined ? request.method === 'QUERY' : !PLAIN.test(type)) request.headers = { ...request.headers, 'content-type': ANY }
    done()
  })
}
