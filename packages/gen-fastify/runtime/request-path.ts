/** What stands before the path where the target of a request is a whole address, as proxies are sent it. */
const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** Where path or query end: nothing of the rest is the path's. */
const END = /[?#]/

/** The path of a request's target, undecoded. */
export function pathOf(target: string): string {
  const local = target.startsWith('/') ? target : target.replace(AUTHORITY, '')
  const end = local.search(END)
  return end === -1 ? local : local.slice(0, end)
}

/**
 * The target as Fastify's router takes it. It refuses what is no path, and malformed escapes; both lead nowhere or to the problem that
 * says so, and that is ours to say, so they are routed as text.
 */
export function routable(target: string): string {
  if (target.startsWith('/') && !target.includes('%')) return target
  const path = pathOf(target)
  const rest = target.slice(target.indexOf(path) + path.length)
  const absolute = path.startsWith('/') ? path : `/${path}`
  return (isDecodable(absolute) ? absolute : absolute.replaceAll('%', '%25')) + rest
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
