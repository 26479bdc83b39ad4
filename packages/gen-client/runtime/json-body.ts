/** A body of JSON, and the header that says so. */
export function jsonBody(value: unknown): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}
