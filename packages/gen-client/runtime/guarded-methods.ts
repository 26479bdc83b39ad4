import type { ModelName, Read } from './models.js'
import type { GuardedWriteOptions } from './options.js'
import type { RecordPlace } from './path.js'
import { removeMethod, restoreMethod, updateMethod } from './record-methods.js'
import type { Transport } from './transport.js'

/** Changes a record of a model whose writes have to say which state they are for. */
export type GuardedUpdateMethod<M extends ModelName, K, B> = (key: K, body: B, options: GuardedWriteOptions) => Promise<Read<M>>

/** Deletes or purges one. */
export type GuardedRemoveMethod<K> = (key: K, options: GuardedWriteOptions) => Promise<void>

/** Restores one. */
export type GuardedRestoreMethod<M extends ModelName, K> = (key: K, options: GuardedWriteOptions) => Promise<Read<M>>

/** Updates. */
export function guardedUpdateMethod<M extends ModelName, K, B>(transport: Transport, place: RecordPlace): GuardedUpdateMethod<M, K, B> {
  return updateMethod(transport, place)
}

/** Deletes, or purges. */
export function guardedRemoveMethod<K>(transport: Transport, place: RecordPlace, suffix = ''): GuardedRemoveMethod<K> {
  return removeMethod(transport, place, suffix)
}

/** Restores. */
export function guardedRestoreMethod<M extends ModelName, K>(transport: Transport, place: RecordPlace): GuardedRestoreMethod<M, K> {
  return restoreMethod(transport, place)
}
