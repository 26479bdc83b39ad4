import type { FinalOperation, Model } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import type { WireTypes } from '../wire-types.js'

/** What methods are printed from. */
export type MethodParts = {
  readonly api: Api
  readonly types: WireTypes
  /** The operations of the group. */
  readonly operations: readonly FinalOperation[]
  /** The model that an operation serves as every model is served, if it does. */
  readonly served: (operation: FinalOperation) => Model | undefined
}
