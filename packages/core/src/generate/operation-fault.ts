import { latePattern } from '../code/late-pattern.js'
import { memoized } from '../memoized.js'
import type { Operation } from '../operation/operation.js'

const GROUP = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const VERB = /^[a-z][A-Za-z0-9]*$/
const SEGMENT = /^[A-Za-z0-9._~-]+$/
const PARAMETER = /^[A-Za-z_][A-Za-z0-9_]*$/
const parameterOfAnyAlphabet = latePattern('^[\\p{L}_][\\p{L}0-9_]*$', 'u')

/**
 * What is wrong with an operation, or undefined. Its id, group and path become names, files and routes, and plugins
 * written in JavaScript pass the types by. They are frozen by then, so that what was right stays so.
 */
export function operationFault(operation: Operation): string | undefined {
  return typeof (operation as unknown) === 'object' ? faultOf(operation) : 'it is no object'
}

const faultOf = memoized((operation: Operation): string | undefined => {
  const { id, group, path, audience, handler } = operation as Partial<Operation>
  if (typeof group !== 'string' || !GROUP.test(group)) return 'its group is not in lower-case words joined by hyphens'
  if (typeof id !== 'string' || !id.startsWith(`${group}.`) || !VERB.test(id.slice(group.length + 1))) return `its id is not "${group}." and a verb in camel case`
  if (![undefined, 'browser'].includes(audience)) return 'its audience is not "browser"'
  if (handler?.symbol.kind !== 'symbol') return 'its handler is no symbol'
  for (const part of ['replies', 'tags', 'path'] as const) if (!Array.isArray(operation[part])) return `it has no list of ${part}`
  for (const part of ['query', 'body', 'access'] as const) if (typeof (operation as Partial<Operation>)[part]?.kind !== 'string') return `it has no ${part}`
  for (const segment of path ?? []) {
    if (typeof segment === 'string' ? !isLiteral(segment) : !isParameter(segment.name)) return 'its path holds what no URL path may'
  }
  return undefined
})

function isLiteral(segment: string): boolean {
  return SEGMENT.test(segment) && !/^\.+$/.test(segment)
}

function isParameter(name: string): boolean {
  return PARAMETER.test(name) || parameterOfAnyAlphabet().test(name)
}
