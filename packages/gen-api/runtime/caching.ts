import type { Reply } from './reply.js'

/**
 * What caches may do with a reply that does not say so itself: one that serves several people keeps nothing, since only `Authorization` would
 * tell it that a request is somebody's (RFC 9111 section 3.5); a browser keeps it, and asks by its entity tag whether it is still so.
 */
const OWN_ALONE = { 'cache-control': 'private, no-cache' } as const

/** Whether a header is one that an application, which has set it already, decides for itself. */
export function yieldsToApplication(name: string, value: string | readonly string[]): boolean {
  return name === 'cache-control' && value === OWN_ALONE[name]
}

/** The reply with what caches are told, where they would make up something for themselves otherwise: of `GET` and `HEAD`. */
export function withCaching(reply: Reply, method: string): Reply {
  return method === 'GET' || method === 'HEAD' ? { ...reply, headers: { ...OWN_ALONE, ...reply.headers } } : reply
}
