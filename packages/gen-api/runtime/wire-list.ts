import { z } from 'zod'
import { MAX_FAULTS } from './faults.js'
import { refuse } from './wire-refusal.js'

/** How many items a list may have. */
export type ListBounds = { readonly minItems?: number; readonly maxItems?: number }

/**
 * A list, all of whose items one schema takes. Zod's own makes an issue of each item that is refused, however many there are: of a body
 * that is nothing else it would be busy for seconds. No reply tells of more than some, so none is looked for behind those.
 */
export function list<S extends z.core.$ZodType>(items: S, { minItems = 0, maxItems = Infinity }: ListBounds = {}) {
  return z.transform((input: unknown, ctx): z.output<S>[] => {
    if (!Array.isArray(input)) return refuse(ctx, input, 'invalid-type', 'A list is expected.')
    if (input.length > maxItems) return refuse(ctx, input, 'too-long', `At most ${maxItems} items are allowed.`)
    if (input.length < minItems) return refuse(ctx, input, 'too-short', `At least ${minItems} items are needed.`)
    const values: z.output<S>[] = []
    for (const [index, value] of (input as readonly unknown[]).entries()) {
      const read = items._zod.run({ value, issues: [] }, { async: false })
      if (read instanceof Promise) throw new z.core.$ZodAsyncError()
      ctx.issues.push(...z.core.util.prefixIssues(index, read.issues))
      if (ctx.issues.length >= MAX_FAULTS) return z.NEVER
      values.push(read.value as z.output<S>) // as the schema has read it
    }
    return values
  })
}
