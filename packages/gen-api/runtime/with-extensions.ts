import type { Extensions } from './context.js'
import { extensionRoutes } from './extension-routes.js'
import { pathText } from './path-text.js'
import { pathPattern, type Route } from './routes.js'

/**
 * The routes with those of the project's extensions.
 *
 * @throws Error that tells all that is wrong with the extensions' operations, or which two would answer the same requests
 */
export function withExtensions(routes: readonly Route[], extensions: Extensions): readonly Route[] {
  const added = extensionRoutes(extensions).map(({ description, operation }): Route => [description.method, pathText(description.path), operation])
  const all = [...routes, ...added]
  const answering = new Map<string, string>()
  const faults = all.flatMap(([method, path, { id }]) => {
    const requests = `${method} ${pathPattern(path)}`
    const other = answering.get(requests)
    answering.set(requests, id)
    return other === undefined ? [] : [`- "${other}" and "${id}" both answer ${method} ${path}.`]
  })
  if (faults.length > 0) throw new Error(`Operations of extensions cannot be mounted:\n${faults.join('\n')}`)
  return all
}
