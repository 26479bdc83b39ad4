import { z } from 'zod'

/** The part of a list's query that pages. */
export const paging = {
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
  take: z.coerce.number().int().min(1).max(100).default(20),
}

/** `orderBy=-createdAt,title`: a minus means from high to low. */
export function orderBy<Field extends string>(fields: readonly Field[]) {
  return z
    .string()
    .default('')
    .transform((text, ctx) => {
      const order: { [name in Field]?: 'asc' | 'desc' }[] = []
      for (const term of terms(text)) {
        const name = term.replace(/^-/, '')
        const field = fields.find((known) => known === name)
        if (field === undefined) {
          ctx.addIssue({ code: 'custom', message: `Sort by ${fields.join(', ')}.` })
          return z.NEVER
        }
        order.push(sortBy(field, term.startsWith('-') ? 'desc' : 'asc'))
      }
      return order
    })
}

function sortBy<Field extends string>(field: Field, direction: 'asc' | 'desc') {
  const term: { [name in Field]?: 'asc' | 'desc' } = {}
  term[field] = direction
  return term
}

/** `include=category,variants`: relations to read with each record. */
export function include<Relation extends string>(relations: readonly Relation[]) {
  return z
    .string()
    .default('')
    .transform((text, ctx) => {
      const included: { [name in Relation]?: true } = {}
      for (const name of terms(text)) {
        const relation = relations.find((known) => known === name)
        if (relation === undefined) {
          ctx.addIssue({ code: 'custom', message: `Include ${relations.join(', ')}.` })
          return z.NEVER
        }
        included[relation] = true
      }
      return included
    })
}

function terms(text: string): string[] {
  return text === '' ? [] : text.split(',')
}
