import type { Property, Shape } from '@ssot-codegen/core'
import type { Direction } from './api-change.js'
import type { NamedChanges } from './compare-named.js'
import type { NamedShapes } from './comparison.js'
import type { Grammar } from './contract.js'
import type { OperationRuleId } from './operation-rules.js'
import type { Place } from './shape-rules.js'

/** What operations speak of and do not hold themselves. */
export type Surroundings = {
  readonly named: NamedShapes
  readonly namedChanges: NamedChanges
  readonly grammars: { readonly before: ReadonlyMap<string, Grammar>; readonly now: ReadonlyMap<string, Grammar> }
}

/** How the parts of an operation tell what they found. */
export type Telling = {
  readonly tell: (id: OperationRuleId, values?: { readonly what?: string; readonly from?: string; readonly to?: string }, pointer?: string) => void
  /** Compares properties one by one: parameters, headers, the parts of a body. */
  readonly properties: (was: readonly Property[], is: readonly Property[], where: Where) => void
  readonly shapes: (was: Shape, is: Shape, where: Where) => void
}

/** Where in the operation two things are. */
export type Where = { readonly direction: Direction; readonly place: Place; readonly at: string }
