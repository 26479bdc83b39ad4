import type { Context } from './context.js'
import type { Links } from './links.js'
import type { Values } from './model.js'
import { missingRecord, writeInside } from './moved-faults.js'
import { Problem } from './problem.js'
import { columnsOf, keyOf, namedRecord } from './related-records.js'
import type { Asked, PartedData, RelationPart } from './relation-parts.js'
import { isSameValue } from './same-value.js'
import type { RecordWriters } from './record-writers.js'

/** What of a record is known once the records are there that it refers to. */
export type Referred = {
  /** Its foreign keys, and by what part of the body each was filled in. */
  readonly filled: Values
  readonly by: ReadonlyMap<string, RelationPart>
  readonly links: Links
}

/**
 * Makes and finds the records that another is to refer to, by its foreign keys or by a join table.
 *
 * @throws Problem `foreign-key` for a record that is not there, `invalid-body` where two relations want different values in one
 * column, and those of the writes
 */
export async function writeReferred(ctx: Context, { columns, parts }: PartedData, writers: RecordWriters): Promise<Referred> {
  const filled = new Map<string, unknown>()
  const by = new Map<string, RelationPart>()
  const links: { [relation: string]: Links[string] } = {}
  for (const part of parts) {
    if (part.relation.fields) {
      for (const [name, value] of Object.entries(await foreignKey(ctx, part, writers))) {
        const other = filled.has(name) ? filled.get(name) : Object.hasOwn(columns, name) ? columns[name] : undefined
        if (other !== undefined && !isSameValue(other, value)) throw contradiction(part, name)
        filled.set(name, value)
        by.set(name, part)
      }
    } else if (part.relation.opposite === undefined) links[part.name] = await linksOf(ctx, part, writers)
  }
  return { filled: Object.fromEntries(filled), by, links }
}

/** The values of the part's foreign key. */
async function foreignKey(ctx: Context, part: RelationPart, writers: RecordWriters): Promise<Values> {
  const { relation, target, cleared, at } = part
  const { fields = [], references = [] } = relation
  if (cleared) return Object.fromEntries((relation.cleared ?? fields).map((name) => [name, null]))
  const [named, made] = [part.connect[0], part.create[0]]
  if (!named && !made) throw new Error(`Nothing is asked of "${part.name}".`)
  const found = named ? await namedRecord(ctx, target, named, references) : made && (await columnsOf(ctx, target, await makeRecord(ctx, part, made, writers), references))
  return Object.fromEntries(
    fields.map((name, index) => {
      const value = found?.[references[index] ?? '']
      if (value === undefined || value === null) throw missingRecord(named?.at ?? at, 'The record has no value that could be referred to.')
      return [name, value] as const
    }),
  )
}

async function linksOf(ctx: Context, part: RelationPart, writers: RecordWriters): Promise<Links[string]> {
  const { target } = part
  const fields = target.key?.fields ?? []
  const keys = async (items: readonly Asked[]) => {
    const found: Values[] = []
    for (const item of items) found.push(keyOf(await namedRecord(ctx, target, item, fields), target))
    return found
  }
  const made: Values[] = []
  for (const item of part.create) made.push(keyOf(await makeRecord(ctx, part, item, writers), target))
  return {
    connect: [...made, ...(await keys(part.connect))],
    disconnect: await keys(part.disconnect),
    ...(part.set && { set: await keys(part.set) }),
  }
}

/** Makes a record that another is to refer to. */
function makeRecord(ctx: Context, { target }: RelationPart, { at, values }: Asked, writers: RecordWriters): Promise<Values> {
  return writeInside(at, [], () => writers.create(ctx, target, values))
}

function contradiction({ at }: RelationPart, column: string): Problem {
  const detail = `The record has another "${column}" than what is said elsewhere.`
  return new Problem('invalid-body', { errors: [{ pointer: at, code: 'conflict', detail }] })
}
