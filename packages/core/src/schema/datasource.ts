import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Provider, Schema } from './ir.js'
import { nearest } from './nearest.js'
import { wordOf, type Outline } from './outline.js'
import { propertyOf, stringOf } from './set-aside.js'
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

/**
 * The database the schema is for.
 *
 * @param outlines the files by path
 * @returns undefined when it is missing or none we can serve, which is reported
 */
export function datasourceOf(outlines: ReadonlyMap<string, Outline>, report: Report<typeof catalogue>): Datasource | undefined {
  for (const [file, { text, blocks }] of outlines) {
    const block = blocks.find((b) => b.keyword === 'datasource')
    if (!block) continue
    const property = propertyOf(block, 'provider')
    const { start, end } = property ?? block
    const at = { span: { file, start, end } }
    const name = stringOf(text, property)
    const provider = name === undefined ? undefined : PROVIDERS.get(name)
    const first = property?.value[0]
    if (first && wordOf(text, first) === 'env') report('provider-env', { datasource: block.name }, at)
    else if (name === undefined) report('provider-missing', { datasource: block.name }, at)
    else if (name === 'mongodb') report('mongodb', undefined, at)
    else if (!provider) report('provider-unknown', { provider: name, nearest: nearest(name, PROVIDERS.keys()) }, at)
    if (!provider) return undefined
    const relationMode = stringOf(text, propertyOf(block, 'relationMode')) === 'prisma' ? 'prisma' : 'foreignKeys'
    return { provider, relationMode, extensions: extensionsIn(propertyOf(block, 'extensions')?.value ?? [], text) }
  }
  report('no-datasource', undefined)
  return undefined
}

/** `[citext, uuidOssp(map: "uuid-ossp")]`, as the database calls them. */
function extensionsIn(value: readonly Token[], text: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [i, token] of value.entries()) {
    if (token.kind === '(') depth++
    else if (token.kind === ')') depth--
    else if (token.kind === 'word' && depth === 0) names.push(wordOf(text, token))
    else if (token.kind === 'string' && wordOf(text, value[i - 2] ?? token) === 'map') names[names.length - 1] = stringValue(wordOf(text, token))
  }
  return names
}
