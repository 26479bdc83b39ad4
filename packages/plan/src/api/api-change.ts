/** How much a change of the API hurts: callers fail, callers may notice, nobody has to do anything. */
export type ApiSeverity = 'breaking' | 'warning' | 'info'

/** Whether it is about what callers send or what they get. */
export type Direction = 'request' | 'response'

/** What a caller of one operation meets that was otherwise before. */
export type ApiChange = {
  /** Which rule found it: see `api/shape-rules.ts` and `api/operation-rules.ts`. */
  readonly id: string
  readonly severity: ApiSeverity
  /** `GET /api/posts/:id`, as it was before; as it is now for one that is new. */
  readonly operation: string
  readonly operationId: string
  /** What of it: `PostRead/title` for a part of a named shape, else `/body/title`, `/query/take`, `/responses/404`. Empty for the operation as a whole. */
  readonly pointer: string
  readonly message: string
}

/** A change before it is known which operations have it. */
export type ShapeChange = Omit<ApiChange, 'operation' | 'operationId'>
