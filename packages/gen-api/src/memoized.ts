/** The function, asked once for each object: what it says of a node does not change during a run. */
export function memoized<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const present = known.get(key)
    if (present !== undefined) return present
    const value = compute(key)
    known.set(key, value)
    return value
  }
}
