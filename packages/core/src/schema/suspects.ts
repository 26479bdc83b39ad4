import type { AttributeSource, Block, Outline, Range } from './outline.js'
import type { SourceIndex } from './source-index.js'

/** What Prisma can hardly take, by file. */
export type Suspects = ReadonlyMap<string, readonly Range[]>

/**
 * Finds what Prisma's parser will probably refuse: lines that are no declaration, names that are there twice, types that
 * nobody declares. It is no judgement. Prisma's parser and its linter take time that grows with the square of the faults,
 * so it is good to know beforehand that there are many.
 */
export function suspectsIn(outlines: ReadonlyMap<string, Outline>, source: SourceIndex): Suspects {
  const suspects = new Map<string, Range[]>()
  const blocks = new Set<string>()
  const types = new Set([...SCALARS, ...source.typeNames])
  for (const [file, { text, blocks: declared, junk }] of outlines) {
    const found: Range[] = [...junk]
    for (const block of declared) {
      if (isTwin(blocks, block.name)) found.push(block)
      else inspect(block, { text, types, found })
    }
    if (found.length > 0) suspects.set(file, found.sort((a, b) => a.start - b.start))
  }
  return suspects
}

const SCALARS = ['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes', 'Unsupported']

type Inspection = { readonly text: string; readonly types: ReadonlySet<string>; readonly found: Range[] }

function inspect(block: Block, { text, types, found }: Inspection): void {
  const members = new Set<string>()
  const typed = block.keyword === 'model' || block.keyword === 'view'
  for (const member of block.members) {
    const known = !typed || (member.type !== undefined && types.has(member.type))
    if (isTwin(members, member.name) || !known || member.attributes.some(isUnknown)) found.push(member)
    else found.push(...repeated(member.attributes, ({ name }) => (name.includes('.') ? 'native' : name)))
  }
  found.push(...block.attributes.filter(isUnknown), ...repeated(block.attributes, ({ start, end }) => text.slice(start, end)))
}

const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['@id', '@unique', '@default', '@relation', '@map', '@updatedAt', '@ignore', '@shardKey'],
  ...['@@id', '@@unique', '@@index', '@@map', '@@ignore', '@@fulltext', '@@schema', '@@shardKey'],
])

function isUnknown({ name }: AttributeSource): boolean {
  return !ATTRIBUTES.has(name) && !name.includes('.')
}

function repeated(attributes: readonly AttributeSource[], keyOf: (attribute: AttributeSource) => string): AttributeSource[] {
  if (attributes.length < 2) return []
  const seen = new Set<string>()
  return attributes.filter((attribute) => isTwin(seen, keyOf(attribute)))
}

function isTwin(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return true
  seen.add(name)
  return false
}

/** So many faults are enough for one run. */
const ENOUGH = 50

/**
 * The files with all suspects but the first few made blank, so that every offset holds.
 *
 * @returns the texts in the order of the files, and what was left out first, if anything was
 */
export function abridged(files: readonly { readonly path: string; readonly text: string }[], suspects: Suspects) {
  let left = ENOUGH
  let count = 0
  let first: (Range & { readonly file: string }) | undefined
  const texts = files.map(({ path, text }) => {
    let kept = ''
    let from = 0
    for (const { start, end } of suspects.get(path) ?? []) {
      if (start < from || left-- > 0) continue
      count++
      first ??= { file: path, start, end }
      kept += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
      from = end
    }
    return kept + text.slice(from)
  })
  return { texts, ...(first && { leftOut: { first, count } }) }
}
