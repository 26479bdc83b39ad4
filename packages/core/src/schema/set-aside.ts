import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Block, Member, Outline } from './outline.js'
import { PREVIEW_FEATURES } from './preview-features.js'
import { stringValue } from './tokenize.js'

/** What a datasource says of connections. Prisma 7 wants it in its config file. */
export const CONNECTION_PROPERTIES: ReadonlySet<string> = new Set(['url', 'directUrl', 'shadowDatabaseUrl'])

const CLIENTS: ReadonlySet<string> = new Set(['prisma-client', 'prisma-client-js'])
// Ours, and the client's of Prisma 7: that they do not run under our parser is no news to anybody.
const UNREMARKABLE: ReadonlySet<string> = new Set(['prisma-client', 'ssot'])

/**
 * A file as Prisma 7 can parse it: connection settings and generators become blanks, so that every offset and line
 * number holds. One `info` is reported for each.
 *
 * @param path how diagnostics name the file
 * @returns a text as long as the file's own
 */
export function setAside({ path, outline, report }: {
  path: string
  outline: Outline
  report: Report<typeof catalogue>
}): string {
  const { text, blocks } = outline
  const at = ({ start, end }: { start: number; end: number }) => ({ span: { file: path, start, end } })
  let kept = ''
  let from = 0
  const drop = ({ start, end }: { start: number; end: number }) => {
    kept += text.slice(from, start) + blank(text.slice(start, end))
    from = end
  }
  for (const block of blocks) {
    if (block.keyword === 'generator') {
      const provider = stringOf(text, propertyOf(block, 'provider')) ?? 'no provider'
      if (!UNREMARKABLE.has(provider)) report('set-aside-generator', { generator: block.name, provider }, at(block))
      const flags = propertyOf(block, 'previewFeatures')
      const features = flags && CLIENTS.has(provider) ? stringsIn(text, flags).filter((f) => !PREVIEW_FEATURES.has(f)) : []
      if (flags && features.length > 0) report('set-aside-preview', { features }, at(flags))
      drop(block)
    } else if (block.keyword === 'datasource') {
      for (const member of block.members) {
        if (!CONNECTION_PROPERTIES.has(member.name)) continue
        report('set-aside-url', { property: member.name }, at(member))
        drop(member)
      }
    }
  }
  // Prisma's parser takes neither a byte order mark nor half a surrogate pair.
  return (kept + text.slice(from)).replace(/^\uFEFF/, ' ').toWellFormed()
}

/** The property of that name in a datasource or generator. */
export function propertyOf(block: Block, name: string): Member | undefined {
  return block.members.find((m) => m.name === name)
}

/** The text of a property that is one string literal; undefined for anything else. */
export function stringOf(text: string, property: Member | undefined): string | undefined {
  const [value, ...more] = property?.value ?? []
  return value?.kind === 'string' && more.length === 0 ? stringValue(text.slice(value.start, value.end)) : undefined
}

/** The strings in a property's list. */
export function stringsIn(text: string, property: Member): string[] {
  return property.value.filter((t) => t.kind === 'string').map((t) => stringValue(text.slice(t.start, t.end)))
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}
