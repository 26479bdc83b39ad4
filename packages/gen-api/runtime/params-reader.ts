import type { z } from 'zod'
import { Faults } from './faults.js'
import { Problem, type ProblemType } from './problem.js'
import { readQueryString } from './query-string.js'
import type { Reader } from './reader.js'
import { check } from './schema-faults.js'
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
    return checked(schema, request.params, 'invalid-id')
  }
}

/** For paths without parameters. */
export function noParams(): Reader<undefined> {
  return () => undefined
}

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
    return checked(schema, Object.fromEntries(values), 'invalid-query')
  }
}

/** Refuses any parameter where none is read. */
export function noQuery(): Reader<undefined> {
  return (request, { limits }) => {
    if (request.rawQuery === '') return undefined
    const entries = readQueryString(request.rawQuery, limits.maxQueryLength)
    const faults = new Faults()
    for (const { key } of entries) faults.add(key, 'unknown-parameter', 'No parameter is taken here.')
    faults.throwIfAny('invalid-query')
    return undefined
  }
}

function checked<S extends z.core.$ZodType>(schema: S, value: unknown, type: ProblemType): z.output<S> {
  const result = check(schema, value)
  if ('value' in result) return result.value
  const errors = result.faults.map(({ path, code, detail }) => ({
    parameter: path.join('.'),
    code: code === 'unknown-property' ? 'unknown-parameter' : code,
    detail,
  }))
  throw new Problem(type, { errors })
}
