import type { z } from 'zod'
import { checkedParams } from './checked-params.js'
import { Faults } from './faults.js'
import type { Reader } from './reader.js'
import { unsafeText } from './unsafe-text.js'

/** Reads the parameters of the path: texts, by name. */
export function pathParams<S extends z.core.$ZodType>(schema: S): Reader<z.output<S>> {
  return (request) => {
    const faults = new Faults()
    for (const [parameter, text] of Object.entries(request.params)) {
      const detail = unsafeText(text)
      if (detail !== undefined) faults.add(parameter, 'unsafe-text', detail)
    }
    faults.throwIfAny('invalid-id')
    return checkedParams(schema, request.params, 'invalid-id')
  }
}
