import type { z } from 'zod'
import type { Values } from './model.js'
import { Problem, type ProblemType } from './problem.js'
import { check } from './schema-faults.js'

/**
 * Checks parameters by name with a Zod schema. Without a prototype, one that is absent is absent, also where it is called `constructor`.
 *
 * @param type the problem to throw, which names every parameter at fault
 */
export function checkedParams<S extends z.core.$ZodType>(schema: S, values: Values, type: ProblemType): z.output<S> {
  const result = check(schema, { __proto__: null, ...values })
  if ('value' in result) return result.value
  const errors = result.faults.map(({ path, code, detail }) => ({
    parameter: path.join('.'),
    code: code === 'unknown-property' ? 'unknown-parameter' : code,
    detail,
  }))
  throw new Problem(type, { errors })
}
