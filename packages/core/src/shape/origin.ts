import type { Code, Fragment } from '../code/printable.js'
import { from } from '../code/template.js'
import type { Node } from '../schema/ir.js'

/** What in the schema a property of a shape is made from, by its name; undefined where nothing in it is. */
export type OriginOf = (property: string) => Node | undefined

/** The code, remembered as made from the node, where there is one. */
export function traced<C extends Code | Fragment>(node: Node | undefined, code: C): C {
  return node ? from(node, code) : code
}
