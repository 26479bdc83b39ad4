/**
 * The value that a JSON Pointer leads to in a JSON file, laid out over lines.
 *
 * @param text a JSON file
 * @param pointer as RFC 6901 has it: `/paths/~1posts/get`
 * @returns undefined when nothing is there
 */
export function jsonExcerpt(text: string, pointer: string): string | undefined {
  const steps = pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const found = steps.reduce<unknown>((value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined), JSON.parse(text))
  return found === undefined ? undefined : JSON.stringify(found, null, 2)
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null
}
