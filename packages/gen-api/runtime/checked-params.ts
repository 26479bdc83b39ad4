import type { z } from 'zod'
import { Problem, type ProblemType } from './problem.js'
import { check } from './schema-faults.js'

/**
 * Checks parameters by name with a Zod schema.
 *
 * @param type the problem to throw, which names every parameter at fault
 */
export function checkedParams<S extends z.core.$ZodType>(schema: S, value: unknown, type: ProblemType): z.output<S> {
  const result = check(schema, value)
  if ('value' in result) return result.value
  const errors = result.faults.map(({ path, code, detail }) => ({
    parameter: path.join('.'),
    code: code === 'unknown-property' ? 'unknown-parameter' : code,
    detail,
  }))
  throw new Problem(type, { errors })
}
