/** What is known to be frozen as a whole: most of what operations hold is shared by hundreds of them. */
const frozen = new WeakSet<object>()

/**
 * Freezes plain data and all it holds, so that no plugin changes what another has said. What somebody else has frozen is
 * walked all the same, once: it may hold what is not.
 *
 * @throws RangeError for data that holds itself
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) freeze(value)
  return value
}

function freeze(value: object): void {
  const isShared = Object.isFrozen(value)
  if (isShared && frozen.has(value)) return
  Object.freeze(value)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const inner: unknown = value[i]
      if (typeof inner === 'object' && inner !== null) freeze(inner)
    }
  } else {
    // A loop over its own properties spares the list of them.
    for (const name in value) {
      const inner: unknown = value[name as keyof typeof value]
      if (typeof inner === 'object' && inner !== null) freeze(inner)
    }
  }
  // What is met once is not noted: that would cost more than the walk.
  if (isShared) frozen.add(value)
}
