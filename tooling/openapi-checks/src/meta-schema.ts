import { Validator } from '@seriousme/openapi-schema-validator'

type Specification = Parameters<Validator['validate']>[0]

/** What the meta-schema of OpenAPI 3.1, as the OpenAPI Initiative publishes it, has against a document: a line each. */
export async function metaSchemaFaults(text: string): Promise<string[]> {
  const { valid, errors } = await new Validator().validate(JSON.parse(text) as Specification)
  if (valid) return []
  return Array.isArray(errors) ? errors.map((error) => `meta-schema ${error.instancePath} ${error.message ?? ''}`) : [`meta-schema ${String(errors)}`]
}
