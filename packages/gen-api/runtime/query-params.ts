import type { z } from 'zod'
import { checkedParams } from './checked-params.js'
import { Faults } from './faults.js'
import { readQueryString } from './query-string.js'
import type { Reader } from './reader.js'

/** Reads flat parameters of the query string, each given once. */
export function queryParams<S extends z.core.$ZodType>(schema: S): Reader<z.output<S>> {
  return (request, { limits }) => {
    const values = new Map<string, string>()
    const faults = new Faults()
    for (const { key, value } of readQueryString(request.rawQuery, limits.maxQueryLength)) {
      if (values.has(key)) faults.add(key, 'duplicate', 'The parameter is given twice.')
      values.set(key, value)
    }
    faults.throwIfAny('invalid-query')
    return checkedParams(schema, Object.fromEntries(values), 'invalid-query')
  }
}
