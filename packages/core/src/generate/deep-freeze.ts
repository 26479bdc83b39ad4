/**
 * Freezes plain data and all it holds, so that no plugin changes what another has said. What is frozen already is
 * walked all the same: it may hold what is not.
 *
 * @throws RangeError for data that holds itself
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) freeze(value)
  return value
}

function freeze(value: object): void {
  Object.freeze(value)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const inner: unknown = value[i]
      if (typeof inner === 'object' && inner !== null) freeze(inner)
    }
    return
  }
  // A loop over its own properties spares the list of them.
  for (const name in value) {
    const inner: unknown = value[name as keyof typeof value]
    if (typeof inner === 'object' && inner !== null) freeze(inner)
  }
}
