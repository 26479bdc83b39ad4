import type { z } from 'zod'
import { Faults, MAX_FAULTS } from './faults.js'
import { jsonPointer } from './json-pointer.js'
import type { Reader } from './reader.js'
import { JSON_TYPES, receiveJson } from './receive-json.js'
import { bodyFault, check } from './schema-faults.js'

/**
 * Reads a JSON body that is a list of new records, and checks each.
 *
 * @param schema what one of them is made of
 * @returns a reader that throws what `receiveJson` throws, and `invalid-body` for no list, for one of none or of more than
 * `maxBulkRecords`, and with the faults of the records, such as `/3/title`
 */
export function manyBody<S extends z.core.$ZodType>(schema: S): Reader<z.output<S>[]> {
  return async (request, { limits }) => {
    // A list of what a single body may be is one level deeper.
    const value = await receiveJson(request, JSON_TYPES, { maxBytes: limits.maxBodyBytes, maxDepth: limits.maxBodyDepth + 1 })
    const faults = new Faults('pointer')
    const items = listOf(value, limits.maxBulkRecords, faults)
    const records: z.output<S>[] = []
    for (const [index, item] of items.entries()) {
      const result = check(schema, item)
      if ('value' in result) records.push(result.value)
      else for (const { pointer, code, detail } of result.faults.map(bodyFault)) faults.add(jsonPointer([index]) + (pointer ?? ''), code, detail)
      if (faults.count >= MAX_FAULTS) break
    }
    faults.throwIfAny('invalid-body')
    return records
  }
}

function listOf(value: unknown, most: number, faults: Faults): readonly unknown[] {
  if (!Array.isArray(value)) faults.add('', 'invalid-type', 'A list is expected.')
  else if (value.length === 0) faults.add('', 'too-short', 'The list has no record.')
  else if (value.length > most) faults.add('', 'too-long', `At most ${most} records are allowed.`)
  faults.throwIfAny('invalid-body')
  return Array.isArray(value) ? value : []
}
