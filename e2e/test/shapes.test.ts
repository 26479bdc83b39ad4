import { zodOf } from '@ssot-codegen/gen-api/runtime/shape-zod.js'
import { jsonSchemaOf } from '@ssot-codegen/gen-openapi/runtime/json-schema.js'
import { fixtures, readSchema, type TestSchema } from '@ssot-codegen/fixtures'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROOT } from '../src/project.js'
import { expandedShape } from '../src/shapes/expanded-shape.js'
import { generatedValidators } from '../src/shapes/generated-validators.js'
import { createJsonSchemaValidator } from '../src/shapes/json-schema-validator.js'
import { shapesOf, type NamedShape } from '../src/shapes/named-shapes.js'
import { nearBody } from '../src/shapes/near-body.js'

const DEEP = process.env['SSOT_DEEP'] !== undefined

/** Bodies for all shapes of a schema together, and those of one shape at least. */
const BODIES = DEEP ? 5_000 : 400
const LEAST = DEEP ? 40 : 4

/** How far the shapes that a shape names are written out. */
const DEPTH = 1

const examples = ['blog', 'ecommerce'].map((name) => ({ ...readSchema(join(ROOT, 'examples', name, 'prisma')), name }))

/** What the ordinary run looks at: every type of every database, keys, bounds, patterns, names, relations. */
const ORDINARY = /^(?:blog|annotations|key-shapes.*|native-.*|types-sqlite|patterns|names-of-(?:globals|runtime)|nested.*|relations|secret-fields|scalar-lists|enums|soft-delete)$/

const schemas: TestSchema[] = [...examples, ...fixtures()].filter(({ name }) => DEEP || ORDINARY.test(name))

describe('validators, and the JSON Schema of the same shapes, accept and refuse the same bodies', () => {
  test.each(schemas.map((schema) => [schema.name, schema] as const))('%s', { timeout: 600_000 }, async (_, schema) => {
    const project = shapesOf(schema)
    const validators = await generatedValidators(project)
    const named = namedIn(project.shapes)
    const outcomes = { accepted: 0, refused: 0 }
    const runs = Math.max(LEAST, Math.ceil(BODIES / Math.max(1, project.shapes.length)))
    for (const { name, shape } of project.shapes) {
      const whole = expandedShape(shape, named, DEPTH)
      const schemaOf = jsonSchemaOf(whole, (other) => expect.unreachable(`${other} is a name still`), 'request')
      const [plainly, withFormats] = [validates(schemaOf, false), validates(schemaOf, true)]
      const [generated, folded] = [validators.get(name), zodOf(whole)]
      const body = nearBody(whole, named)
      fc.assert(
        fc.property(body, (value) => {
          const accepted = accepts(folded, value)
          const said = { 'as JSON Schema': plainly(value), 'as JSON Schema with formats': withFormats(value), 'in the project': generated ? accepts(generated, value) : accepted }
          // Half a million times an expectation costs more than what it looks at.
          if (Object.values(said).some((other) => other !== accepted)) expect({ name, ...said }).toEqual({ name, 'as JSON Schema': accepted, 'as JSON Schema with formats': accepted, 'in the project': accepted })
          outcomes[accepted ? 'accepted' : 'refused'] += 1
        }),
        { numRuns: runs },
      )
    }
    // Of what is drawn, a good part is allowed and a good part is not: else little would be compared.
    if (project.shapes.length > 0) expect(Math.min(outcomes.accepted, outcomes.refused)).toBeGreaterThan((outcomes.accepted + outcomes.refused) / 20)
  })
})

/** As a body's reader hands values over: without a prototype, a property that is absent is absent, whatever it is called. */
function accepts(schema: z.core.$ZodType, value: unknown): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return z.safeParse(schema, isObject ? { __proto__: null, ...value } : value).success
}

const [plainValidator, formatValidator] = [createJsonSchemaValidator(false), createJsonSchemaValidator(true)]

function validates(schema: object, withFormats: boolean): (value: unknown) => boolean {
  const validate = (withFormats ? formatValidator : plainValidator)(schema)
  return (value) => validate(value)
}

function namedIn(shapes: readonly NamedShape[]) {
  const byName = new Map(shapes.map(({ name, shape }) => [name, shape]))
  return (name: string) => byName.get(name) ?? expect.unreachable(`there is no shape ${name}`)
}
