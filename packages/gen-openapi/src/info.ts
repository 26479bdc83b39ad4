import { given, type JsonObject } from '../runtime/json.js'
import type { Options } from './options.js'

/**
 * What a document says of the API as a whole.
 *
 * @param name what the project is called
 */
export function infoObject({ title, version, summary, description, termsOfService, contact, license }: Options, name: string): JsonObject {
  return given({
    title: title ?? name,
    version,
    summary,
    description: description ?? `The API of ${title ?? name}. Whatever it does not know it refuses, with a problem (RFC 9457) that says what is allowed.`,
    termsOfService,
    contact: given(contact ?? { name }),
    license: given(license),
  })
}
