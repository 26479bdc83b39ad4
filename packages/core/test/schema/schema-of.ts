import { expect } from 'vitest'
import { parseSchema, type Field, type Model, type Schema, type SchemaOptions } from '../../src/schema/index.js'

/** A datasource for schemas that are about something else. */
export const DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n'

/** The schema of a text without datasource; fails the test when there is an error. */
export function schemaOf(text: string, options?: SchemaOptions): Schema {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: DATASOURCE + text }], options)
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  return schema ?? expect.unreachable()
}

/** `code: the text it points at` for everything reported. */
export function reported(text: string, options?: SchemaOptions): string[] {
  const file = { path: 'schema.prisma', text: DATASOURCE + text }
  const { diagnostics } = parseSchema([file], options)
  return diagnostics.map(({ code, span }) => `${code}: ${span ? file.text.slice(span.start, span.end) : ''}`)
}

/** The field of a model. */
export function fieldOf(schema: Schema, model: string, name: string): Field {
  return modelOf(schema, model).fields.find((f) => f.name === name) ?? expect.unreachable(`${model}.${name}`)
}

/** The model of that name. */
export function modelOf(schema: Schema, name: string): Model {
  return schema.models.find((m) => m.name === name) ?? expect.unreachable(name)
}
