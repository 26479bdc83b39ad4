import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { Provider } from './ir.js'
import { nearest } from './nearest.js'
import type { Outline } from './outline.js'
import { propertyOf, stringOf } from './set-aside.js'
import { wordOf } from './outline.js'

const PROVIDERS: ReadonlyMap<string, Provider> = new Map([
  ['cockroachdb', 'cockroachdb'],
  ['mysql', 'mysql'],
  ['postgres', 'postgresql'],
  ['postgresql', 'postgresql'],
  ['sqlite', 'sqlite'],
  ['sqlserver', 'sqlserver'],
])

/**
 * The database the schema is for.
 *
 * @param outlines the files by path
 * @returns undefined when it is missing or none we can serve, which is reported
 */
export function providerOf(outlines: ReadonlyMap<string, Outline>, report: Report<typeof catalogue>): Provider | undefined {
  for (const [file, { text, blocks }] of outlines) {
    const block = blocks.find((b) => b.keyword === 'datasource')
    if (!block) continue
    const property = propertyOf(block, 'provider')
    const { start, end } = property ?? block
    const at = { span: { file, start, end } }
    const name = stringOf(text, property)
    const first = property?.value[0]
    if (first && wordOf(text, first) === 'env') report('provider-env', { datasource: block.name }, at)
    else if (name === undefined) report('provider-missing', { datasource: block.name }, at)
    else if (name === 'mongodb') report('mongodb', undefined, at)
    else if (!PROVIDERS.has(name)) report('provider-unknown', { provider: name, nearest: nearest(name, PROVIDERS.keys()) }, at)
    return name === undefined ? undefined : PROVIDERS.get(name)
  }
  report('no-datasource', undefined)
  return undefined
}
