import { z } from 'zod'

/** A decimal number as text, so that nothing of it is lost. */
export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)

/** What nobody searches or sorts by: names and plain values. */
export const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
