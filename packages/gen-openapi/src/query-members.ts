import type { JsonObject } from '../runtime/json.js'

/** What pages, cursors and totals look like in a list request, in a URL as in a body. */
export const MEMBERS = {
  skip: { type: 'integer', minimum: 0, maximum: 10_000 },
  take: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  cursor: { type: 'string', minLength: 1 },
  total: { type: 'boolean' },
} satisfies { readonly [member: string]: JsonObject }

/** What is said of them. */
export const MEMBER_DOCS: { readonly [M in keyof typeof MEMBERS]: string } = {
  skip: 'Records to pass over; none when absent. Not beside `cursor`.',
  take: 'Records on the page.',
  cursor: 'The `nextCursor` of a page in the same order: this one starts behind it.',
  total: 'Whether to count all that match: done when absent, but for pages behind a cursor.',
}
