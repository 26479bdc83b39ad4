/**
 * The function, asked once for each object as long as that lives: what it says of a thing that does not change does not either.
 *
 * @param compute pure, but for what it is closed over, which must not change either
 */
export function memoized<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    let present = known.get(key)
    if (!present) known.set(key, (present = { value: compute(key) }))
    return present.value
  }
}
