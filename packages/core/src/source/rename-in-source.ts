import { byCodeUnit } from '../order.js'
import type { SourceFile } from '../schema/ir.js'
import { outlineOf, wordOf, type AttributeSource, type Block, type Member } from '../schema/outline.js'
import { tokenize, type Token } from '../schema/tokenize.js'

/**
 * What is called otherwise: a model, a field of it, an enum, or a value of one. `owner` is the model or enum as it was called before;
 * `map` is what the database calls the thing from then on, where that is not its name.
 */
export type SourceRename =
  | { readonly kind: 'model' | 'enum'; readonly name: string; readonly to: string; readonly map?: string }
  | { readonly kind: 'field' | 'value'; readonly owner: string; readonly name: string; readonly to: string; readonly map?: string }

type Edit = { readonly start: number; readonly end: number; readonly by: string }

/**
 * The schema with things called otherwise, wherever it speaks of them: in types, keys, indexes, relations and defaults. All else stays
 * as it is, names in the database too where `@map` or `map:` gives them; that of the thing itself is the one its rename says.
 *
 * @param files what `parseSchema` took without an error
 * @param renames of things that are there; no two of one thing
 */
export function renameInSource(files: readonly SourceFile[], renames: readonly SourceRename[]): SourceFile[] {
  return files.map(({ path, text }) => {
    const edits = outlineOf(text).blocks.flatMap((block) => blockEdits(block, text, renames))
    return { path, text: edited(text, edits) }
  })
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end || byCodeUnit(a.by, b.by))) {
    result += text.slice(from, start) + by
    from = end
  }
  return result + text.slice(from)
}

function blockEdits(block: Block, text: string, renames: readonly SourceRename[]): Edit[] {
  const { keyword, name } = block
  if (!['model', 'view', 'enum', 'type'].includes(keyword)) return []
  const isEnum = keyword === 'enum'
  const own = renames.find((r) => r.kind === (isEnum ? 'enum' : 'model') && r.name === name)
  const inside = new Map(renames.flatMap((r) => (r.kind === (isEnum ? 'value' : 'field') && r.owner === name ? [[r.name, r] as const] : [])))
  const edits: Edit[] = []
  if (own) {
    const start = text.indexOf(name, block.start + keyword.length)
    edits.push({ start, end: start + name.length, by: own.to }, ...mapEdits({ text, attributes: block.attributes, name: '@@map', end: block.end - 1, map: own.map }))
  }
  for (const attribute of block.attributes) edits.push(...fieldEdits(attribute, text, (field) => inside.get(field)?.to))
  for (const member of block.members) edits.push(...memberEdits(member, text, { renames, own: inside.get(member.name), inside }))
  return edits
}

type Inside = { readonly renames: readonly SourceRename[]; readonly own: SourceRename | undefined; readonly inside: ReadonlyMap<string, SourceRename> }

function memberEdits(member: Member, text: string, { renames, own, inside }: Inside): Edit[] {
  const edits: Edit[] = []
  if (own) {
    edits.push({ start: member.start, end: member.start + member.name.length, by: own.to })
    edits.push(...mapEdits({ text, attributes: member.attributes, name: '@map', end: member.end, map: own.map }))
  }
  const typed = member.unsupported === undefined ? renames.find((r) => (r.kind === 'model' || r.kind === 'enum') && r.name === member.type) : undefined
  const type = typed && tokenize(text.slice(member.start, member.end)).filter((token) => token.kind === 'word')[1]
  if (typed && type) edits.push({ start: member.start + type.start, end: member.start + type.end, by: typed.to })
  for (const attribute of member.attributes) {
    if (attribute.name === '@relation') {
      edits.push(...fieldEdits(attribute, text, (name) => inside.get(name)?.to, 'fields'))
      edits.push(...fieldEdits(attribute, text, (name) => nameAt('field', member.type, name, renames), 'references'))
    } else if (attribute.name === '@default') {
      edits.push(...wordEdits(attribute.args, text, (name) => nameAt('value', member.type, name, renames)))
    }
  }
  return edits
}

function nameAt(kind: 'field' | 'value', owner: string | undefined, name: string, renames: readonly SourceRename[]): string | undefined {
  return renames.find((r) => r.kind === kind && r.owner === owner && r.name === name)?.to
}

type Renamed = (name: string) => string | undefined

/**
 * The names of fields in an attribute: in its list of them, or in the argument of that name; in `where: { ... }` of an index, those that
 * a colon follows.
 */
function fieldEdits({ args }: AttributeSource, text: string, renamed: Renamed, argument?: string): Edit[] {
  const edits: Edit[] = []
  let current: string | undefined
  const open: string[] = []
  for (const [at, token] of args.entries()) {
    const { kind } = token
    if (kind === '(' || kind === '[' || kind === '{') open.push(kind)
    else if (kind === ')' || kind === ']' || kind === '}') open.pop()
    else if (kind === ',' && open.length === 0) current = undefined
    else if (kind === 'word') {
      const isLabel = args[at + 1]?.kind === ':'
      if (isLabel && open.length === 0) current = wordOf(text, token)
      else if (isLabel ? current === 'where' && open.at(-1) === '{' : isListed(open, current, argument)) edits.push(...wordEdits([token], text, renamed))
    }
  }
  return edits
}

function isListed(open: readonly string[], current: string | undefined, argument: string | undefined): boolean {
  // `a(sort: Desc)` has a word in parentheses that is no field.
  return !open.includes('(') && !open.includes('{') && (argument === undefined ? current === undefined || current === 'fields' : current === argument)
}

function wordEdits(tokens: readonly Token[], text: string, renamed: Renamed): Edit[] {
  return tokens.flatMap(({ kind, start, end }) => {
    const by = kind === 'word' ? renamed(text.slice(start, end)) : undefined
    return by === undefined ? [] : [{ start, end, by }]
  })
}

type MapPlace = { readonly text: string; readonly attributes: readonly AttributeSource[]; readonly name: '@map' | '@@map'; readonly end: number; readonly map: string | undefined }

/** What the database calls a thing: the attribute that says so goes, and comes where it is needed. */
function mapEdits({ text, attributes, name, end, map }: MapPlace): Edit[] {
  const known = attributes.find((attribute) => attribute.name === name)
  const by = map === undefined ? '' : `${name}(${JSON.stringify(map)})`
  if (known) return [{ start: known.start, end: known.end, by }]
  if (by === '') return []
  return [{ start: end, end, by: name === '@map' ? ` ${by}` : `${text.slice(0, end).endsWith('\n') ? '' : '\n'}  ${by}\n` }]
}
