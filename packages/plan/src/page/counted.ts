/** How many there are of something: `1 file`, `2 files`. */
export function counted<T extends string>(count: number, what: T): `${number} ${T | `${T}s`}` {
  return `${count} ${count === 1 ? what : (`${what}s` as const)}`
}
