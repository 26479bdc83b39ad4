import { freshName, type Column, type ModelBlock, type Site } from './block.js'
import { annotationFor } from './annotations.js'
import { columnTypesOf } from './column-types.js'
import { defaultOf } from './defaults.js'
import { pick, type ColumnDraft, type Tone } from './draft.js'
import { quoted } from './text.js'

/** Adds a column that belongs to no key. */
export function addColumn(site: Site, model: ModelBlock, draft: ColumnDraft, tone: Tone): void {
  const types = columnTypesOf(site.provider).filter((type) => type.type !== 'enum' || site.enums.length > 0)
  const type = pick(types, draft.type)
  const written = type.type === 'enum' ? pick(site.enums, draft.type).name : type.type
  const arity = pick(type.list ? (['', '?', '', '[]'] as const) : (['', '?', ''] as const), draft.arity)
  const drawn = pick(['none', 'none', 'none', 'none', 'none', 'none', 'unsupported', 'ignored', 'updatedAt', 'unique'] as const, draft.twist)
  // In a model that is ignored whole, Prisma takes no more of it.
  const twist = drawn === 'ignored' && model.ignored ? 'none' : drawn
  const name = freshName(model, draft.name)
  const docs = [...draft.docs, ...annotationFor(tone, { place: 'field', type: type.type, native: type.native }, draft.annotation, draft.text)]
  const attributes: string[] = []
  if (twist === 'updatedAt' && type.type === 'DateTime' && arity === '') attributes.push('@updatedAt')
  else if (draft.fallback !== undefined) attributes.push(...defaultOf(site, { type, written, arity }, draft.fallback, draft.text))
  if (twist === 'unique' && type.unique && arity !== '[]') attributes.push('@unique')
  // A database wants each column once, and two hostile texts may be the same.
  if (draft.map !== undefined) attributes.push(`@map(${quoted(`${draft.map}${name}`)})`)
  if (twist === 'ignored') attributes.push('@ignore')
  const column: Column = { name, type, written, arity, attributes, docs, ...(draft.behind !== undefined && { behind: draft.behind }) }
  if (twist === 'unsupported') {
    const unsupported = `Unsupported(${quoted(`PWNED${draft.text}`)})`
    const rest = draft.fallback === undefined ? [] : [`@default(dbgenerated(${quoted(`x${draft.text}`)}))`]
    model.columns.push({ ...column, type: { ...type, native: '', type: 'Unsupported', unique: false }, written: unsupported, arity: arity === '[]' ? '?' : arity, attributes: rest })
  } else model.columns.push(column)
}
