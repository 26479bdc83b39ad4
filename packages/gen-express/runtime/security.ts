import { securityHeaders, type PolicySources } from '#runtime/api/security-headers.js'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers that keep browsers from doing anything with a reply but read it.
 *
 * @param sources what the Content-Security-Policy must allow besides, by directive
 */
export function security(sources?: PolicySources): RequestHandler {
  return helmet(securityHeaders(sources))
}
