/** What of an operation says which statuses it may answer with. */
export type StatusFacts = {
  readonly path: readonly unknown[]
  readonly headers?: readonly { readonly name: string }[]
  readonly body: { readonly kind: string }
  /** What it does with its model; absent for an operation that somebody else answers. */
  readonly action?: string | undefined
}

/** Those that read and change nothing. */
const READS: ReadonlySet<string> = new Set(['list', 'search', 'get', 'count'])

/**
 * The statuses of failure that an operation must declare: they follow from what it takes and does.
 *
 * - whatever it is, what it takes no part of is refused: 400, and it may break: 500
 * - it works on a model, so there is a database to be away: 503
 * - it has the id of a record, and does not make the record: 404
 * - it writes, so values may be taken, related records missing, others in the way: 409
 * - it has a body, which may be of the wrong type, too long, or not arrive: 415, 413, 408
 * - it can be made conditional: 304 where it reads; 412 where it writes, and 428 where its model demands that
 *
 * @param model what it works on
 */
export function requiredStatuses({ path, headers = [], body, action }: StatusFacts, { requireIfMatch }: { readonly requireIfMatch?: boolean } = {}): readonly number[] {
  const takes = (header: string) => headers.some(({ name }) => name === header)
  const isOfModel = action !== undefined
  return [
    ...(takes('if-none-match') && !takes('if-match') ? [304] : []),
    400,
    ...(isOfModel && action !== 'upsert' && path.some((segment) => typeof segment !== 'string') ? [404] : []),
    ...(body.kind === 'none' ? [] : [408]),
    ...(isOfModel && !READS.has(action) ? [409] : []),
    ...(takes('if-match') ? [412] : []),
    ...(body.kind === 'none' ? [] : [413, 415]),
    ...(takes('if-match') && requireIfMatch === true ? [428] : []),
    500,
    ...(isOfModel ? [503] : []),
  ]
}
