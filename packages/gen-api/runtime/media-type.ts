/** A `Content-Type` (RFC 9110 section 8.3), type and parameter names in lower case. */
export type MediaType = { readonly type: string; readonly charset?: string }

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const TYPE = new RegExp(`^(${TOKEN}/${TOKEN})[ \\t]*(?:;|$)`)
const CHARSET = new RegExp(`;[ \\t]*charset=(?:"([^"\\\\]*)"|(${TOKEN}))[ \\t]*(?=;|$)`, 'i')

const JSON_TYPE: MediaType = { type: 'application/json' }

/** Reads a `Content-Type`, or undefined for one that is absent or malformed. */
export function readMediaType(header: string | undefined): MediaType | undefined {
  // As nearly all say it.
  if (header === JSON_TYPE.type) return JSON_TYPE
  const type = header === undefined ? undefined : TYPE.exec(header.trim())?.[1]
  if (header === undefined || type === undefined) return undefined
  const [, quoted, plain] = CHARSET.exec(header) ?? []
  const charset = quoted ?? plain
  return { type: type.toLowerCase(), ...(charset !== undefined && { charset: charset.toLowerCase() }) }
}

/**
 * Whether a media type is one of those accepted.
 *
 * @param accepted full types, or the ranges of RFC 9110 section 12.5.1
 */
export function isAccepted(type: string, accepted: readonly string[]): boolean {
  if (accepted.includes(type)) return true
  const [main] = type.split('/')
  return accepted.some((range) => range === '*/*' || range === `${main}/*`)
}
