import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers that keep browsers from doing anything with a reply but read it.
 *
 * @param sources what the Content-Security-Policy must allow besides, by directive
 */
export function security(sources: { readonly [directive: string]: readonly string[] } = {}): RequestHandler {
  const directives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], ...sources }
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
}
