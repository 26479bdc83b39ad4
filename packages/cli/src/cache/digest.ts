import { createHash, hash } from 'node:crypto'

/** The SHA-256 of a text or of bytes, in hex. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content)
}

/** The SHA-256 of several texts or stretches of bytes, told apart by their lengths, in hex. */
export function digestOfAll(contents: Iterable<string | Uint8Array>): string {
  const all = createHash('sha256')
  for (const content of contents) {
    all.update(`${typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength}:`).update(content)
  }
  return all.digest('hex')
}
