/** What of an OpenAPI document is looked at. */
export type OpenApiDocument = {
  readonly paths?: { readonly [path: string]: { readonly [method: string]: OpenApiOperation | undefined } | undefined }
  readonly components?: { readonly [kind: string]: { readonly [name: string]: unknown } | undefined }
}

/** An operation as the document has it. */
export type OpenApiOperation = { readonly operationId?: string; readonly responses?: { readonly [status: string]: unknown } }

/** A reply that the document declares. */
export type DeclaredReply = {
  /** Where its contents are, as a JSON Pointer into the document. */
  readonly pointer: string
  /** The schema of a body is under its media type; no body is declared when absent. */
  readonly content: { readonly [mediaType: string]: { readonly schema?: unknown } } | undefined
  readonly headers: { readonly [name: string]: { readonly required?: boolean; readonly pointer: string; readonly schema?: unknown } }
}

/** An operation, and the replies that it declares, by status. */
export type DeclaredOperation = { readonly id: string; readonly replies: ReadonlyMap<number, DeclaredReply> }

type Found = { readonly pointer: string; readonly value: object }

/** The operations of a document by their ids. */
export function declaredOperations(document: OpenApiDocument): ReadonlyMap<string, DeclaredOperation> {
  const found = new Map<string, DeclaredOperation>()
  for (const [path, methods = {}] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const { operationId, responses } = operation ?? {}
      if (operationId === undefined || !responses) continue
      const at = `/paths/${escaped(path)}/${method}/responses`
      const replies = Object.entries(responses).map(([status, reply]) => [Number(status), declaredReply(document, { pointer: `${at}/${status}`, value: objectOf(reply) })] as const)
      found.set(operationId, { id: operationId, replies: new Map(replies) })
    }
  }
  return found
}

function declaredReply(document: OpenApiDocument, found: Found): DeclaredReply {
  const { pointer, value } = followed(document, found)
  const { content, headers = {} } = value as { readonly content?: DeclaredReply['content']; readonly headers?: object } // as OpenAPI has it
  const named = Object.entries(headers).map(([name, header]) => {
    const at = followed(document, { pointer: `${pointer}/headers/${escaped(name)}`, value: objectOf(header) })
    const schema = 'schema' in at.value ? { schema: followed(document, { pointer: '', value: objectOf(at.value.schema) }).value } : {}
    return [name.toLowerCase(), { ...at.value, ...schema, pointer: at.pointer }] as const
  })
  return { pointer, content, headers: Object.fromEntries(named) }
}

/** What a reference leads to, and where that is. */
function followed(document: OpenApiDocument, { pointer, value }: Found): Found {
  const ref: unknown = '$ref' in value ? value.$ref : undefined
  if (typeof ref !== 'string') return { pointer, value }
  const steps = ref.replace(/^#\//, '').split('/').map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
  const target = steps.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined), document)
  return followed(document, { pointer: ref.slice(1), value: objectOf(target) })
}

/** A step of a JSON Pointer in the fragment of a URL. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function objectOf(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('The document refers to something that is not there.')
  return value
}
