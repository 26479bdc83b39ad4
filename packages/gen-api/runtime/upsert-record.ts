import type { Context } from './context.js'
import { query } from './door.js'
import type { EntityTags } from './entity-tag.js'
import type { Model, ModelTypes } from './model.js'
import { Problem } from './problem.js'
import { createRecord, updateRecord } from './write-record.js'

/** Which record to make or change, and what must be so of it. */
export type UpsertTarget<T extends ModelTypes> = {
  readonly key: T['key']
  /** The states that it is changed in: it must be there, then. */
  readonly tags?: EntityTags
  /** It must not be there. */
  readonly isNew?: true
}

/** A record, and whether it was made. */
export type Upserted<T extends ModelTypes> = { readonly record: T['read']; readonly isNew: boolean }

/** How often it is tried to write a record that others make and delete meanwhile. */
const ATTEMPTS = 5

/**
 * Makes the record with that key, or changes it where it is there, as `createRecord` and `updateRecord` do. The key itself
 * decides: of many who make it at once one does, and the others change it. That takes no transaction, of which the database
 * would end most.
 *
 * @param data what a new record is made of; of one that is there, what it does not name stays as it is. The key is that of the
 * target, whatever it says
 * @throws Problem as the door does, and `precondition-failed`
 */
export async function upsertRecord<T extends ModelTypes>(ctx: Context, model: Model<T>, target: UpsertTarget<T>, data: T['create']): Promise<Upserted<T>> {
  const { key, tags, isNew } = target
  const look = async () => (await query(ctx, model, 'state', { key })) !== null
  for (let attempt = 1; ; attempt++) {
    ctx.throwIfAborted()
    const isThere = await look()
    if (isThere && isNew) throw unmet('The record is there, and If-None-Match asks that it is not.')
    if (!isThere && tags) throw unmet('There is no such record, and If-Match asks that there is.')
    try {
      const write = isThere ? updateRecord(ctx, model, { key, ...(tags && { tags }) }, changesIn(data, model)) : createRecord(ctx, model, { ...data, ...key })
      return { record: await write, isNew: !isThere }
    } catch (error) {
      // Somebody else made or deleted it between the look and the write. Inside of a transaction nothing more can be done.
      const mayBeLate = error instanceof Problem && error.type === (isThere ? 'not-found' : 'unique-conflict')
      if (!mayBeLate || attempt === ATTEMPTS || ctx.tx || (await look()) === isThere) throw error
    }
  }
}

/** What is made of a new record, as changes of one that is there: of a body that creates, all but the key may change. */
function changesIn<T extends ModelTypes>(data: T['create'], { key }: Model<T>): T['update'] {
  return Object.fromEntries(Object.entries<unknown>(data).filter(([name]) => key?.fields.includes(name) !== true))
}

function unmet(detail: string): Problem {
  return new Problem('precondition-failed', { detail })
}
