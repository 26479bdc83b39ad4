/** What has been frozen with all it holds; an object that merely is frozen may hold others that are not. */
const done = new WeakSet<object>()

/** Freezes a value and all it holds, so that no plugin changes what another has said. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) freeze(value)
  return value
}

function freeze(value: object): void {
  if (done.has(value)) return
  done.add(value)
  Object.freeze(value)
  // Plain data: a loop over its own properties spares the list of them.
  for (const name in value) {
    const inner: unknown = value[name as keyof typeof value]
    if (typeof inner === 'object' && inner !== null) freeze(inner)
  }
}
