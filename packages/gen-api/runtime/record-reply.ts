import type { Context } from './context.js'
import type { EncodedRecord } from './encode.js'
import type { Model } from './model.js'
import { plainNumber } from './plain-number.js'
import { recordTag } from './record-tag.js'
import type { Reply } from './reply.js'

/** The reply with what its entity tag is made of. */
export function tagged(reply: Reply, record: EncodedRecord, model: Model): Reply {
  const tag = recordTag(record, model)
  return tag === undefined ? reply : { ...reply, tag: { record: tag } }
}

/** The path of a record, each part of its key a segment; undefined where a part is not shown. */
export function locationOf(record: EncodedRecord, { path, key }: Model, ctx: Context): string | undefined {
  const parts = (key?.fields ?? []).map((field) => segmentOf(record[field]))
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined
  return [ctx.prefix, path, ...parts.map(encodeURIComponent)].join('/')
}

/** The text that a part of a key is read from. */
export function segmentOf(value: unknown): string | undefined {
  if (typeof value === 'number') return plainNumber(value)
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}
