import { byCodeUnit } from '../order.js'

/**
 * Gives every source name a target name of its own, also on a disk that ignores case. Where two meet, the first in
 * code-unit order keeps the plain target and the others get `2`, `3`, … appended, so the result does not depend on
 * the order of the input.
 *
 * @param names the source names, each once
 * @param target what each would be called were it alone
 * @param separator stands between a target and its number
 * @param reserved targets that none may have
 */
export function uniqueNames(names: readonly string[], target: (name: string) => string, separator = '', reserved: readonly string[] = []): ReadonlyMap<string, string> {
  const plain = new Set(names.map((name) => target(name).toLowerCase()))
  const taken = new Set(reserved.map((name) => name.toLowerCase()))
  const result = new Map<string, string>()
  for (const name of [...names].sort(byCodeUnit)) {
    const wanted = target(name)
    let unique = wanted
    for (let n = 2; taken.has(unique.toLowerCase()) || (unique !== wanted && plain.has(unique.toLowerCase())); n++) {
      unique = `${wanted}${separator}${n}`
    }
    taken.add(unique.toLowerCase())
    result.set(name, unique)
  }
  return result
}
