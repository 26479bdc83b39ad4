import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Provider, Schema } from './ir.js'
import { nearest } from './nearest.js'
import { wordOf, type Block, type Outline } from './outline.js'
import { propertyOf, stringOf } from './set-aside.js'
import type { Located } from './source-index.js'
import { stringValue, type Token } from './tokenize.js'

const PROVIDERS: ReadonlyMap<string, Provider> = new Map([
  ['cockroachdb', 'cockroachdb'],
  ['mysql', 'mysql'],
  ['postgres', 'postgresql'],
  ['postgresql', 'postgresql'],
  ['sqlite', 'sqlite'],
  ['sqlserver', 'sqlserver'],
])

/** What the datasource says of the database. */
export type Datasource = Pick<Schema, 'provider' | 'relationMode' | 'extensions'>

/** The block that says so, the first where there are several. */
export function datasourceBlock(outlines: ReadonlyMap<string, Outline>): Located<Block> | undefined {
  for (const [file, { text, blocks }] of outlines) {
    const node = blocks.find((block) => block.keyword === 'datasource')
    if (node) return { file, text, node }
  }
  return undefined
}

/**
 * The database the schema is for.
 *
 * @returns undefined when it is missing or none we can serve, which is reported
 */
export function datasourceOf(block: Located<Block> | undefined, report: Report<typeof catalogue>): Datasource | undefined {
  if (!block) {
    report('no-datasource', undefined)
    return undefined
  }
  const { file, text, node } = block
  const property = propertyOf(node, 'provider')
  const { start, end } = property ?? node
  const at = { span: { file, start, end } }
  const name = stringOf(text, property)
  const provider = name === undefined ? undefined : PROVIDERS.get(name)
  const first = property?.value[0]
  if (first && wordOf(text, first) === 'env') report('provider-env', { datasource: node.name }, at)
  else if (name === undefined) report('provider-missing', { datasource: node.name, isThere: property !== undefined }, at)
  else if (name === 'mongodb') report('mongodb', undefined, at)
  else if (!provider) report('provider-unknown', { provider: name, nearest: nearest(name, PROVIDERS.keys()) }, at)
  if (!provider) return undefined
  return { provider, relationMode: relationModeOf(block), extensions: extensionsIn(propertyOf(node, 'extensions')?.value ?? [], text) }
}

/** Prisma's parser still takes the setting by its name of before Prisma 4.5. */
function relationModeOf({ text, node }: Located<Block>): Schema['relationMode'] {
  const property = propertyOf(node, 'relationMode') ?? propertyOf(node, 'referentialIntegrity')
  return stringOf(text, property) === 'prisma' ? 'prisma' : 'foreignKeys'
}

/** `[citext, uuidOssp(map: "uuid-ossp")]`, as the database calls them. */
function extensionsIn(value: readonly Token[], text: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [i, token] of value.entries()) {
    if (token.kind === '(') depth++
    else if (token.kind === ')') depth--
    else if (token.kind === 'word' && depth === 0) names.push(wordOf(text, token))
    else if (token.kind === 'string' && wordOf(text, value[i - 2] ?? token) === 'map') {
      names[names.length - 1] = stringValue(wordOf(text, token))
    }
  }
  return names
}
