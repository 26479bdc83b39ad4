import type { Source } from './sources.js'

/** What the paths of the generated API begin with. */
const OWN = ['/api', '/docs', '/openapi\\.json']
/** Where it may be mounted. */
const PREFIXES = ['', '/v1', '/v2', '/generated']

/** The first place for the API below which the application names no path of its own. */
export function freePrefix(sources: readonly Source[]): string {
  const named = (path: string) => sources.some(({ text }) => new RegExp(`['"\`]${path}(?=['"\`/?:])`).test(text))
  return PREFIXES.find((prefix) => !(prefix === '' ? OWN : [prefix]).some(named)) ?? '/generated-api'
}
