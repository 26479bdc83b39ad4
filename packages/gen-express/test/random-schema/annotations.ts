import { pick, type Tone } from './draft.js'

/** What an annotation would stand on. */
export type Subject = { readonly place: 'field'; readonly type: string; readonly native: string } | { readonly place: 'model'; readonly path: string }

const ABUSES = [
  '@hiden', '@hidden()', '@hidden(1)', '@hidden @readonly', '@readonly @writeonly', '@expose', '@expose(lst)', '@expose("list", get, PWNED)', '@path', '@path("../../etc")', '@path("a/b")', '@path("")',
  '@path("con")', '@path("health")', '@path("PWNED */")', '@path(PWNED)', '@min("x")', '@min(1, 2)', '@min(1e999)', '@max(0.5)', '@length(5, 1)', '@length(-1)', '@email @url', '@url("x")',
  '@access(role: "*/ PWNED")', '@access()', '@access(admin)', '@deprecated("*/ PWNED")', '@deprecated(`PWNED`)', '@version', '@softDelete("deletedAt")', '@softDelete', '@expose(restore, purge)', '@filled', '@readonly @filled', '@filled(1)', '@role(x.y)', '@role("x")', '@regex(/(a+)+$/)',
  '@bulk(all)', '@bulk(upsert, 1)', '@bulk(upsert: 1)', '@bulk("*/ PWNED")',
  '@email(', '@email)', '@email(((', '@length(1,', '@length(1 2)', '@path("x', "@path('x\"", '@path("\\u0000")', '@hidden(a: 1, a: 2)', '@hidden(__proto__: 1)', '@hidden.x', '@hidden-x', '@Hidden', '@writeOnly',
]

/** Lines of comment that annotate the subject, in the tone of the schema. */
export function annotationFor(tone: Tone, subject: Subject, choice: number, text: string): string[] {
  if (tone === 'plain' || choice % 3 !== 0) return []
  const index = Math.floor(choice / 3)
  if (tone === 'abused') return [`${pick(ABUSES, index)}${index % 2 === 0 ? '' : ` ${text}`}`]
  // A word comes first: behind a bracket, the text would be taken for arguments.
  return [pick([...fitting(subject)], index) + (index % 2 === 0 ? '' : ` so ${text.replaceAll('@', ' ')}`)]
}

function* fitting(subject: Subject): Generator<string> {
  yield* ['@hidden', '@deprecated', '@deprecated("*/ PWNED `${PWNED}`")']
  if (subject.place === 'model') {
    yield* [`@path("${subject.path}")`, '@expose(list)', '@expose(list, get, create)', '@expose(delete, update)', '@access(public)', '@bulk', '@bulk(upsert, createMany)', '@expose(list, updateMany, upsert)']
    return
  }
  yield* ['@readonly', '@writeonly']
  if (subject.type === 'String' && !/Uuid|UniqueIdentifier|Bit/.test(subject.native)) yield* ['@email', '@url', '@length(5)', '@length(1, 80)']
  if (/Int|Float/.test(subject.type)) yield* ['@min(-1)', '@max(99)', '@min(0) @max(7)']
}
