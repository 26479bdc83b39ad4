import type { Enum, Model } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import type { JsonObject } from '../runtime/json.js'
import type { Components } from './components.js'
import type { KeptParts } from './kept-parts.js'
import type { Options } from './options.js'
import type { Shared } from './shared.js'

/** What describing an operation needs beside the operation. */
export type DocumentContext = {
  readonly api: Api
  readonly options: Options
  /** Whether the database can ignore case. */
  readonly insensitiveMode: boolean
  readonly kept: KeptParts
  readonly components: Components
  /** Parameters that several operations have. */
  readonly parameters: Shared
  /** What was found out of models already, by what stands for them. */
  readonly queryNames: WeakMap<object, QueryNames>
  /** Stands for all that a model's parts read of the schema: another one when something of that has changed. */
  readonly standsFor: (model: Model) => object
  readonly modelNamed: (name: string) => Model
  readonly enumNamed: (name: string) => Enum
}

/** Lists of the names in a request that the model has, described when they are asked for. Undefined where it has none. */
export type QueryNames = {
  readonly select: () => JsonObject | undefined
  readonly include: () => JsonObject | undefined
  /** In a URL, where orders along relations are written in brackets. */
  readonly orderBy: () => JsonObject | undefined
  /** In a body, where they are written with dots. */
  readonly orderPaths: () => JsonObject | undefined
  /** A relation that a list can be ordered along, for an example. */
  readonly along: string | undefined
}
