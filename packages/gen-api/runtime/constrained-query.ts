import { constrains } from './constrains.js'
import { listQuery } from './list-query-reader.js'
import type { Model, ModelTypes } from './model.js'
import { Problem } from './problem.js'
import type { Reader } from './reader.js'
import type { QueryPart } from './written-query.js'

/** The query of an operation that writes all records which a filter lets through: there is a filter. */
export type ConstrainedQuery<T extends ModelTypes> = T['query'] & { readonly where: NonNullable<T['query']['where']> }

/**
 * Reads the query string of an operation that writes all records which its filter lets through.
 *
 * @param parts what the operation takes of the list grammar, `where` among it
 * @returns a reader that throws what `readListQuery` throws, and `invalid-query` where no filter keeps records out: a mistake of
 * a client must not be read as "all of them"
 */
export function constrainedQuery<T extends ModelTypes>(model: Model<T>, parts: readonly QueryPart[]): Reader<ConstrainedQuery<T>> {
  const read = listQuery(model, parts)
  return async (request, ctx) => {
    const query = await read(request, ctx)
    const { where } = query
    if (!where || !constrains(where)) {
      const detail = where ? 'The filter lets all records through. A condition that keeps some out is required.' : 'A filter is required.'
      throw new Problem('invalid-query', { errors: [{ parameter: 'where', code: 'required', detail }] })
    }
    return { ...query, where }
  }
}
