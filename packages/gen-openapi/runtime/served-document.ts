import type { Context } from '#runtime/api/context.js'
import type { JsonObject } from './json.js'
import { withExtensions, type Described } from './with-extensions.js'
import { withLimits } from './with-limits.js'

/** What of an application changes what its document says. */
export type ServedBy = Pick<Context, 'extensions' | 'models' | 'limits' | 'prefix'>

/**
 * The document as an application serves it: with the operations that its extensions add, its own limits, and, where the project
 * does not say where it is served, the path it is mounted under.
 *
 * @param text the document that was generated
 */
export function servedDocument(text: string, { limits, prefix, ...context }: ServedBy): JsonObject {
  // It is what this project was generated with; nobody else writes the file.
  const written = JSON.parse(text) as Described
  const { servers } = written
  const isAnywhere = servers.length === 1 && servers[0]?.url === '/'
  const whole = withLimits(withExtensions(written, context), limits)
  return isAnywhere && prefix !== '' ? { ...whole, servers: [{ url: prefix }] } : whole
}
