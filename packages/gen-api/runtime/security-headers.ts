/** Sources by directive of a Content-Security-Policy. */
export type PolicySources = { readonly [directive: string]: readonly string[] }

/**
 * How helmet is set, so that browsers do nothing with a reply but read it.
 *
 * @param sources what the Content-Security-Policy must allow besides, by directive
 */
export function securityHeaders(sources: PolicySources = {}) {
  const directives: { [directive: string]: Iterable<string> } = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], ...sources }
  return {
    contentSecurityPolicy: { useDefaults: false, directives },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  } as const
}
