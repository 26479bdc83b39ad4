import { z } from 'zod'

type Order<Field extends string> = { [name in Field]?: 'asc' | 'desc' }

/** `orderBy=-createdAt,title`: a minus means from high to low. The id decides between records that are level. */
export function orderBy<Field extends string>(fields: readonly Field[]) {
  return z
    .string()
    .default('')
    .transform((text, ctx) => {
      const order: Order<Field | 'id'>[] = []
      for (const term of text === '' ? [] : text.split(',')) {
        const field = fields.find((known) => known === term.replace(/^-/, ''))
        if (field === undefined) {
          ctx.addIssue({ code: 'custom', message: `Sort by ${fields.join(', ')}.` })
          return z.NEVER
        }
        order.push(by<Field | 'id'>(field, term.startsWith('-') ? 'desc' : 'asc'))
      }
      if (!order.some((term) => 'id' in term)) order.push(by<Field | 'id'>('id', 'asc'))
      return order
    })
}

function by<Field extends string>(field: Field, direction: 'asc' | 'desc') {
  const term: Order<Field> = {}
  term[field] = direction
  return term
}
