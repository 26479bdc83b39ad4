import { z } from 'zod'

/** A text that the database can keep: it has no NUL, and half of a surrogate pair is no character. */
export const text = z.string().regex(/^[^\0\p{Cs}]*$/u, 'The text has characters that cannot be kept.')
