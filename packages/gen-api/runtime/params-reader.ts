import type { z } from 'zod'
import { Problem, type Fault, type ProblemType } from './problem.js'
import { readQueryString } from './query-string.js'
import type { Reader } from './reader.js'
import { check } from './schema-faults.js'
import { unsafeText } from './unsafe-text.js'

/** Reads the parameters of the path: texts, by name. */
export function pathParams<S extends z.ZodType>(schema: S): Reader<z.output<S>> {
  return (request) => {
    const faults = Object.entries(request.params).flatMap(([parameter, text]) => {
      const detail = unsafeText(text)
      return detail === undefined ? [] : [{ parameter, code: 'unsafe-text', detail }]
    })
    if (faults.length > 0) throw new Problem('invalid-id', { errors: faults.slice(0, MAX_FAULTS) })
    return checked(schema, request.params, 'invalid-id')
  }
}

/** For paths without parameters. */
export function noParams(): Reader<undefined> {
  return () => undefined
}

/** Reads flat parameters of the query string, each given once. */
export function queryParams<S extends z.ZodType>(schema: S): Reader<z.output<S>> {
  return (request, { limits }) => {
    const values = new Map<string, string>()
    const faults: Fault[] = []
    for (const { key, value } of entriesOf(request.rawQuery, limits.maxQueryLength)) {
      if (values.has(key)) faults.push({ parameter: key, code: 'duplicate', detail: 'The parameter is given twice.' })
      values.set(key, value)
    }
    if (faults.length > 0) throw new Problem('invalid-query', { errors: faults.slice(0, MAX_FAULTS) })
    return checked(schema, Object.fromEntries(values), 'invalid-query')
  }
}

/** Refuses any parameter where none is read. */
export function noQuery(): Reader<undefined> {
  return (request, { limits }) => {
    if (request.rawQuery === '') return undefined
    const entries = entriesOf(request.rawQuery, limits.maxQueryLength)
    if (entries.length === 0) return undefined
    throw new Problem('invalid-query', {
      errors: entries.slice(0, MAX_FAULTS).map(({ key }) => ({ parameter: key, code: 'unknown-parameter', detail: 'No parameter is taken here.' })),
    })
  }
}

/** Faults a reply lists at most. */
const MAX_FAULTS = 100

function entriesOf(rawQuery: string, maxLength: number): readonly { readonly key: string; readonly value: string }[] {
  if (rawQuery.length > maxLength) throw new Problem('invalid-query', { detail: `The query is longer than ${maxLength} characters.` })
  return readQueryString(rawQuery)
}

function checked<S extends z.ZodType>(schema: S, value: unknown, type: ProblemType): z.output<S> {
  const result = check(schema, value)
  if ('value' in result) return result.value
  throw new Problem(type, { errors: result.faults.map(({ path, code, detail }) => ({ parameter: path.join('.'), code: code === 'unknown-property' ? 'unknown-parameter' : code, detail })) })
}
