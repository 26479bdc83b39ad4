import type { AnnotationSpecs } from '@ssot-codegen/core'
import { z } from 'zod'

/** What annotations say of a column's values. Lengths in code points, bounds inclusive. */
export type Bounds = {
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: 'email' | 'uri'
}

const length = z.int().min(0)

/** The annotations that sharpen validation. */
export const annotations = {
  email: { on: ['field'], args: z.tuple([]), doc: 'The text is an e-mail address.' },
  url: { on: ['field'], args: z.tuple([]), doc: 'The text is a URL with scheme and host.' },
  min: { on: ['field'], args: z.tuple([z.number()]), doc: 'The least value a number may have.' },
  max: { on: ['field'], args: z.tuple([z.number()]), doc: 'The greatest value a number may have.' },
  length: {
    on: ['field'],
    args: z.union([z.tuple([length, length]), z.tuple([length])]),
    doc: 'The least and the greatest length of a text, or just the greatest.',
  },
} satisfies AnnotationSpecs

/** Reads a field's annotations as bounds. */
export function boundsFrom(annotation: {
  readonly email: unknown
  readonly url: unknown
  readonly min: [number] | undefined
  readonly max: [number] | undefined
  readonly length: [number, number] | [number] | undefined
}): Bounds {
  const { min, max, length: size } = annotation
  const [first, second] = size ?? []
  return {
    ...(annotation.email !== undefined && { format: 'email' as const }),
    ...(annotation.url !== undefined && { format: 'uri' as const }),
    ...(min && { minimum: min[0] }),
    ...(max && { maximum: max[0] }),
    ...(second !== undefined && first !== undefined && { minLength: first }),
    ...(first !== undefined && { maxLength: second ?? first }),
  }
}
