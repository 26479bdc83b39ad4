type Headers = Readonly<Record<string, string | undefined>>

/** Types and encodings that no body is taken in. */
export const MALFORMED_TYPES: readonly (readonly [label: string, headers: Headers])[] = [
  ['no content type', { 'content-type': undefined }],
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/json; charset=utf-16', 'application/json; charset=latin1', 'json', '*/*', 'application/', 'application/json, application/json', 'application/vnd.api+json', 'text/json', 'APPLICATION/JSON;CHARSET="UTF-8"'].map(
    (type) => [`as ${type}`, { 'content-type': type }] as const,
  ),
  ...['gzip', 'br', 'deflate', 'identity, gzip', 'x'].map((encoding) => [`encoded ${encoding}`, { 'content-encoding': encoding }] as const),
]

/** Texts that are no JSON, or none that a body may be. */
export const MALFORMED_JSON: readonly string[] = [
  '', ' ', '{', '}', '[', ']', '{}{}', '{"x":1},', "{'x':1}", '{x:1}', '{"x":1,}', '{"x" 1}', '{"x":undefined}', '{"x":NaN}', '{"x":0x1}', '{"x":"a\nb"}', '{"x":"\\x41"}', '{"x":"\\ud800"}',
  '{"x":"\\u0000"}', '{"x":1,"x":2}', '{"\\u0078":1,"x":2}', '//x\n{}', '{}\u0000', '\ufeff{}', 'null', 'true', '1', '"x"', '[]', '[{}]', '[[]]', '{"":1}', '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}', '{"toString":1}', '{"unknown":1}', '{"x":01}', '{"x":.5}', '{"x":1.}', '{"x":-}', '{"x":"\\u12"}', '{"x":tru}',
]

/** Bytes that are no UTF-8. */
export const MALFORMED_BYTES: readonly (readonly number[])[] = [
  [0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xfe, 0xff, 0, 0x7b], [0xff, 0xfe, 0x7b, 0], [0xf5, 0x80, 0x80, 0x80], [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d],
]
