import { join, lit, ts, type Printable } from '@ssot-codegen/core'

/** Characters of names that a line has room for. */
const ROOM = 80

/** Some names as a type; what no line has room for stands below each other. */
export function namesType(names: readonly string[]): Printable {
  if (names.length === 0) return ts`never`
  const literals = names.map((name) => lit(name))
  if (names.join("' | '").length <= ROOM) return join(literals, ' | ')
  return ts`

      ${literals.map((name) => ts`  | ${name}`)}
  `
}
