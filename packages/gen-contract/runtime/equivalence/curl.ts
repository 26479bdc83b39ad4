import type { PlannedRequest } from '../plan/planned-request.js'

/** Characters of a body that a line shows. */
const MAX_BODY = 2000

/** The request as a line for a shell, `$URL` being either application. */
export function curlOf({ method, target, headers, body }: PlannedRequest): string {
  const parts = ['curl', '-i', '--path-as-is', '--globoff', '-X', method, ...Object.entries(headers).flatMap(([name, value]) => ['-H', shell(value === '' ? `${name};` : `${name}: ${value}`)])]
  const bytes = body === undefined ? undefined : Buffer.from(body)
  if (bytes) parts.push('--data-binary', bytes.length > MAX_BODY ? `'(${bytes.length} bytes: ${bytes.subarray(0, 60).toString('latin1').replace(/[^ -&(-~]/g, '.')}…)'` : shell(bytes))
  return [...parts, `"$URL"${shell(target)}`].join(' ')
}

/** One word, whatever it holds: what is not printed as it is, by its code. */
function shell(content: string | Buffer): string {
  const bytes = Buffer.from(content)
  const text = bytes.toString('latin1')
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "'\\''")}'`
  const escaped = Array.from(bytes, (byte) => (byte > 0x1f && byte < 0x7f && byte !== 0x27 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`))
  return `$'${escaped.join('')}'`
}
