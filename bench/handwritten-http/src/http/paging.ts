import { z } from 'zod'

/** The part of a list's query that pages. */
export const paging = {
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
  take: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
  total: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
}

/** What addresses a record. */
export const key = z.strictObject({ id: z.coerce.number().int().min(-2_147_483_648).max(2_147_483_647) })
