import { join, ts, zodOf, type Code, type Model } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { fieldsOf } from '../fields-of.js'
import { bodiesOf } from '../surface.js'
import { lib, unnamed, z } from '../symbols.js'

/** The validators of a model's bodies. */
export function schemaFile(api: Api, model: Model): Code {
  const symbols = api.model(model)
  const zod = (shape: Parameters<typeof zodOf>[0]) => zodOf(shape, { z, wire: lib.wire, ref: unnamed, enum: api.enumValues, origin: fieldsOf(model) })
  const bodies = bodiesOf(api.actions(model))
  const create = ts`
    /** Checks the body that creates a record. */
    export const ${symbols.createValidator} = ${zod(api.shapes(model).create)}
  `
  const update = ts`
    /** Checks the body that changes a record. */
    export const ${symbols.updateValidator} = ${zod(api.shapes(model).update)}
  `
  return join([...(bodies.create ? [create] : []), ...(bodies.update ? [update] : [])], '\n\n')
}
