import type { Capabilities, Limits } from '#runtime/api/context.js'
import type { Model, Models } from '#runtime/api/model.js'
import type { Contract, ContractOperation } from './contract.js'
import type { JsonObject } from './json-values.js'
import type { Answer, PlannedRequest, Step } from './planned-request.js'
import type { GrantedRequest } from './granted.js'
import type { Random } from './random.js'
import type { KnownRecords } from './known-records.js'

/** What all parts of a plan have at hand. */
export type Planning = {
  readonly contract: Contract
  readonly models: Models
  readonly limits: Limits
  readonly capabilities: Capabilities
  readonly random: Random
  /** The records that are there, as far as answers have told. */
  readonly records: KnownRecords
  /** What the project says of a request of the operation. */
  readonly given: Given
  /** Makes a record of a model that has no operation for that. */
  readonly makeOtherwise: (model: Model, planning: Planning) => Asking<KnownRecord | undefined>
  /** Models a record of which is being made: a circle of requirements has no end. */
  readonly making: Set<string>
}

/** Something that takes answers to work out. */
export type Asking<T> = Generator<Step, T, readonly Answer[]>

/** Tells what the project says of a request of an operation, so that it is granted: nothing of most. */
export type Given = (operation: ContractOperation, planning: Planning) => Asking<GrantedRequest>

/** A record of a model, as replies show it. */
export type KnownRecord = { readonly model: Model; readonly values: JsonObject }

/** Sends one request and goes on with its answer. */
export function* ask(request: PlannedRequest): Asking<Answer | undefined> {
  const [answer] = yield { requests: [request], together: false, prepares: true }
  return answer
}

/** The operation that does something with a model, where there is one. */
export function operationFor({ contract }: Planning, model: Model, action: string): ContractOperation | undefined {
  return contract.operations.find((operation) => operation.model === model.name && operation.action === action)
}

/** The model of that name, where the API shows it. */
export function modelOf({ models }: Planning, name: string | undefined): Model | undefined {
  return name !== undefined && Object.hasOwn(models, name) ? models[name] : undefined
}
