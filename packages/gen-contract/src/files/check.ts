import { lit, ts, type Code, type Provider } from '@ssot-codegen/core'
import { generated, lib, packages } from '../symbols.js'

/** The script that holds the application against the document that it serves. */
export function checkFile(provider: Provider): Code {
  const { ajv, formats } = packages
  return ts`
    await ${lib.contractCheck}({
      provider: ${lit(provider)},
      applications: ${generated.applications},
      createValidator(document) {
        const ajv = new ${ajv.value('Ajv2020')}({ strict: false, allErrors: false, formats: { iri: true, decimal: true } })
        ${formats.default('formats')}.default(ajv)
        ajv.addSchema(document, 'openapi')
        return {
          faults(schema, value) {
            const validate = ajv.getSchema(schema) ?? ajv.compile({ $ref: schema })
            if (validate(value) === true) return []
            return [ajv.errorsText(validate.errors, { dataVar: 'value' })]
          },
        }
      },
    })
  `
}
