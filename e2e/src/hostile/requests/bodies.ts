import { requestsOf, type HostileRequest } from '../request.js'

const { send } = requestsOf('bodies')

const TYPES = [
  'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp',
  'application/json; charset=utf-16', 'application/json; charset=latin1', 'json', '*/*', '', 'application/',
  'application/json, application/json', 'application/vnd.api+json', 'text/json',
]

const BYTES: readonly (readonly number[])[] = [
  [0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xfe, 0xff, 0, 0x7b], [0xff, 0xfe, 0x7b, 0], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82],
]

const TEXTS = [
  '', ' ', '{', '}', '[', ']', '{}{}', '{"id":"x"},', "{'id':'x'}", '{id:"x"}', '{"id":"x",}', '{"id":"x" "y"}', '{"id":undefined}', '{"id":NaN}',
  '{"id":0x1}', '{"id":"a\nb"}', '{"id":"\\x41"}', '{"id":"\\ud800"}', '{"id":"\\u0000"}',
  '{"id":"x","id":"y"}', '{"\\u0069d":"x","id":"y"}', '//x\n{"id":"x"}', '{"id":"x"}\u0000', 'null', 'true', '1', '"x"', '[]', '[{"id":"x"}]', '{}',
  '{"ID":"x"}', '{"id":"x","":1}', '{"":""}',
  '{"id":null}', '{"id":1}', '{"id":["x"]}', '{"id":{"set":"x"}}', '{"id":{"equals":"x"}}', '{"id":true}',
]

/** Values that a column of a post does not take. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  title: ['1', 'null', '["x"]', '{"set":"x"}', '"\\u0000"', '"\\udfff"'],
  views: ['"1"', 'null', '1.5', '2147483648', '1e999', '{"increment":1}', '[]', 'true', '-1e40'],
  reads: ['"x"', '"1.5"', '9223372036854775808', '"9223372036854775808"', '""', '1e30', '9007199254740993.5'],
  price: ['"x"', '"1e3"', '1e400', '"NaN"', '"Infinity"', '""', '"0x1"', '[1]', '{"s":1,"e":0,"d":[1]}'],
  ratio: ['"1"', '1e400', '"NaN"', 'null', '[1]'],
  at: ['"x"', '1', '"2025-02-30"', '"2025-01-01T25:00:00Z"', '"2025-01-01T00:00:00"', 'null', '{"$date":1}', '""', '"+275760-09-13T00:00:00.001Z"'],
  done: ['"true"', '1', 'null', '0'],
  size: ['"LOW"', '1', '""', '"constructor"', '["low"]'],
  raw: ['"!!!"', '"A"', '{"type":"Buffer","data":[1]}', '[1]', '1'],
  data: ['"\\u0000"', '{"a":"\\ud800"}', '{"a":{"b":["\\u0000"]}}', '{"a":9007199254740993}', '{"a":1e999}'],
  authorId: ['"1"', 'null', '1.5', '{"connect":1}', '999999', '-1', '2147483648'],
}

/** Bodies of the wrong type, of no type, of no encoding, or with values that their columns do not take. */
export function* strangeBodies(): Iterable<HostileRequest> {
  for (const type of TYPES) {
    yield send('POST', '/api/words', '{"id":"x"}', { headers: { 'content-type': type } })
    yield send('POST', '/api/posts/search', '{}', { headers: { 'content-type': type } })
  }
  yield send('POST', '/api/words', '{"id":"x"}', { headers: {} })
  for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip', 'x']) {
    yield send('POST', '/api/words', '{"id":"x"}', { headers: { 'content-type': 'application/json', 'content-encoding': encoding } })
  }
  for (const bytes of BYTES) {
    yield send('POST', '/api/words', Buffer.from(bytes))
    yield send('POST', '/api/words', Buffer.concat([Buffer.from('{"id":"'), Buffer.from(bytes), Buffer.from('"}')]))
    yield send('POST', '/api/posts/search', Buffer.concat([Buffer.from('{"where":{"title":"'), Buffer.from(bytes), Buffer.from('"}}')]))
  }
  for (const text of TEXTS) yield send('POST', '/api/words', text)
  for (const [field, values] of Object.entries(WRONG)) {
    for (const value of values) yield send('PATCH', '/api/posts/1', `{"${field}":${value}}`)
  }
  for (const body of ['null', '[]', '1', '"x"', '[{"title":"x"}]', '{"title":"x","title":"y"}']) yield send('PATCH', '/api/posts/1', body)
  yield { ...send('DELETE', '/api/posts/1', '{"where":{}}') }
  yield { ...send('GET', '/api/posts', '{"where":{}}') }
}
