import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/**
 * A validator of JSON Schema 2020-12.
 *
 * @param checksFormats whether formats are held against texts, which the specification leaves open
 */
export function createJsonSchemaValidator(checksFormats: boolean): (schema: object) => ValidateFunction {
  // Each is compiled for a few dozen bodies: making its code smaller takes longer than running it as it is.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, ownProperties: true, validateFormats: checksFormats, formats: OWN_FORMATS, code: { optimize: false } })
  formats.default(ajv)
  // Dividing by a hundredth leaves a rest where there is none.
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: (of: number, value: number) => isMultiple(value, of) })
  return (schema) => ajv.compile(schema)
}

/** Formats that the package does not know: patterns say all of them. */
const OWN_FORMATS = { iri: true, decimal: true } as const

/** Whether it is a multiple, by the digits of both. */
function isMultiple(value: number, of: number): boolean {
  const [amount, unit] = [exact(value), exact(of)]
  const scale = Math.max(amount.scale, unit.scale)
  const scaled = ({ digits, scale: own }: Exact) => digits * 10n ** BigInt(scale - own)
  return scaled(amount) % scaled(unit) === 0n
}

type Exact = { readonly digits: bigint; readonly scale: number }

function exact(value: number): Exact {
  const [text = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = text.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}
