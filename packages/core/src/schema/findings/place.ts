import type { Located, SourceIndex } from '../source-index.js'
import type { Provider, Span } from '../ir.js'
import type { AttributeSource, Block, Member, Outline } from '../outline.js'
import { propertyOf, stringsIn } from '../set-aside.js'

/** What findings are looked up in. */
export type PlaceContext = {
  readonly outlines: ReadonlyMap<string, Outline>
  readonly provider: Provider
  readonly source: SourceIndex
  readonly datasource: Located<Block>
}

/** What stands where a finding points. */
export type Place = {
  readonly provider: Provider
  readonly source: SourceIndex
  /** The schemas the datasource names. */
  readonly schemas: readonly string[]
  /** The file. */
  readonly text: string
  /** What it points at, and the whole line. */
  readonly pointedAt: string
  readonly line: string
  readonly lineNumber: number
  readonly block: Block | undefined
  /** The block that ends above. */
  readonly above: Block | undefined
  readonly member: Member | undefined
  readonly attribute: AttributeSource | undefined
}

/**
 * Looks the place of a finding up in the outlines of the files.
 *
 * @param lineNumber its line, counted from 1
 */
export function placeOf(span: Span | undefined, lineNumber: number, context: PlaceContext): Place {
  const { outlines, provider, source, datasource } = context
  const outline = span && outlines.get(span.file)
  const text = outline?.text ?? ''
  const start = span?.start ?? 0
  const end = span?.end ?? 0
  const covers = (range: { start: number; end: number }) => span !== undefined && range.start <= start && start < range.end
  const block = outline?.blocks.find(covers)
  const above = outline?.blocks.findLast((other) => other.end <= start)
  const member = block?.members.find(covers)
  const attributes = member ? member.attributes : (block?.attributes ?? [])
  // What is pointed at may be the whole line.
  const attribute = attributes.find(covers) ?? attributes.find((a) => start <= a.start && a.end <= end)
  const listed = propertyOf(datasource.node, 'schemas')
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  return {
    provider,
    source,
    schemas: listed ? stringsIn(datasource.text, listed) : [],
    text,
    pointedAt: text.slice(start, end),
    line: text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd),
    lineNumber,
    block,
    above,
    member,
    attribute,
  }
}
