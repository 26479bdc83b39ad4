const HEAD = 'Host: localhost\r\n'
const CREATE = `POST /api/words HTTP/1.1\r\n${HEAD}Content-Type: application/json\r\n`
const BODY = '{"id":"raw"}'

/** Bytes that are no HTTP, or are two requests to one reader and one to another. */
export const MALFORMED: readonly (readonly [what: string, bytes: string | Uint8Array])[] = [
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['bytes of TLS', Uint8Array.from([0x16, 0x03, 0x01, 0x00, 0xa5, 0x01, 0x00, 0x00])],
  ['a version of its own', `GET /api/words HTTP/9.9\r\n${HEAD}\r\n`],
  ['no path', `GET  HTTP/1.1\r\n${HEAD}\r\n`],
  ['a blank in the path', `GET /api/words /x HTTP/1.1\r\n${HEAD}\r\n`],
  ['NUL in the path', `GET /api/\0words HTTP/1.1\r\n${HEAD}\r\n`],
  ['a method in small letters', `get /api/words HTTP/1.1\r\n${HEAD}\r\n`],
  ['no host', 'GET /api/words HTTP/1.1\r\n\r\n'],
  ['NUL in a header', `GET /api/words HTTP/1.1\r\n${HEAD}X-A: a\0b\r\n\r\n`],
  ['a header without a colon', `GET /api/words HTTP/1.1\r\n${HEAD}nonsense\r\n\r\n`],
  ['a blank before the colon', `GET /api/words HTTP/1.1\r\n${HEAD}X-A : b\r\n\r\n`],
  ['a folded header', `GET /api/words HTTP/1.1\r\n${HEAD}X-A: b\r\n c\r\n\r\n`],
  ['headers without end', `GET /api/words HTTP/1.1\r\n${HEAD}X-A: ${'a'.repeat(100_000)}\r\n\r\n`],
  ['a length and chunks', `${CREATE}Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['two lengths', `${CREATE}Content-Length: 12\r\nContent-Length: 13\r\n\r\n${BODY}`],
  ['a length that is none', `${CREATE}Content-Length: twelve\r\n\r\n${BODY}`],
  ['a negative length', `${CREATE}Content-Length: -1\r\n\r\n${BODY}`],
  ['a length with a sign', `${CREATE}Content-Length: +12\r\n\r\n${BODY}`],
  ['a chunk size that is none', `${CREATE}Transfer-Encoding: chunked\r\n\r\nxyz\r\n${BODY}\r\n0\r\n\r\n`],
  ['a chunk longer than it says', `${CREATE}Transfer-Encoding: chunked\r\n\r\n2\r\n${BODY}\r\n0\r\n\r\n`],
  ['an encoding of transfer that is unknown', `${CREATE}Transfer-Encoding: rot13\r\n\r\n${BODY}`],
  ['chunked twice', `${CREATE}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`],
  ['no UTF-8 in chunks', `${CREATE}Transfer-Encoding: chunked\r\n\r\n1\r\n\xff\r\n0\r\n\r\n`],
  ['a tunnel', `CONNECT /api/words HTTP/1.1\r\n${HEAD}\r\n`],
]

/** The head of a request whose body is as long as it says, and the first half of the body. */
export function halfSent(length = BODY.length): readonly [head: string, half: string] {
  return [`${CREATE}Content-Length: ${length}\r\n\r\n`, BODY.slice(0, 6)]
}
