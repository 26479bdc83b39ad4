/** What has been frozen with all it holds; an object that merely is frozen may hold others that are not. */
const done = new WeakSet<object>()

/** Freezes a value and all it holds, so that no plugin changes what another has said. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || done.has(value)) return value
  done.add(value)
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}
