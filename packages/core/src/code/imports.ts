import { byCodeUnit } from '../order.js'
import type { CodeSymbol, Origin, Template } from './printable.js'
import { relativeSpecifier } from './relative-path.js'

/** Columns that a line of imports or exports may have. */
export const WIDTH = 100

type Package = Extract<Origin, { kind: 'package' }>
type Need = { readonly symbol: CodeSymbol; name: string; value: boolean }

/** What one file names, noted while it is printed. */
export type Usage = {
  readonly path: string
  /** Names that no import may take, beside the words of the templates: a file has few of those, and uses them often. */
  readonly taken: Set<string>
  readonly templates: Set<Template>
  readonly needs: Map<string, Need>
  readonly files: Set<string>
  readonly packages: Map<string, Package>
}

/** The usage of a file of which nothing is printed yet. */
export function createUsage(path: string): Usage {
  return { path, taken: new Set(), templates: new Set(), needs: new Map(), files: new Set(), packages: new Map() }
}

/** Notes that the file names the symbol, and says by which name: its own, unless `settleNames` gave it another. */
export function nameOf(symbol: CodeSymbol, { path, taken, needs }: Usage): string {
  const { name } = symbol
  if (symbol.from.kind === 'file' && symbol.from.path === path) {
    taken.add(name)
    return name
  }
  const known = needs.get(symbol.id)
  if (!known) {
    needs.set(symbol.id, { symbol, name, value: !symbol.typeOnly })
    return name
  }
  if (!symbol.typeOnly) known.value = true
  return known.name
}

/**
 * Gives symbols other names where two want one, or the file has it for something else. Whatever the order in the code, the order of
 * their ids decides.
 *
 * @returns whether there are any, so that what was printed has wrong names
 */
export function settleNames({ needs, taken, templates }: Usage): boolean {
  const names = new Set<string>()
  for (const { name } of needs.values()) if (!taken.has(name) && !isWordOf(templates, name)) names.add(name)
  if (names.size === needs.size) return false
  for (const { words } of templates) for (const word of words) taken.add(word)
  for (const [, need] of [...needs].sort(([a], [b]) => byCodeUnit(a, b))) {
    for (let n = 2; taken.has(need.name); n++) need.name = `${need.symbol.name}_${n}`
    taken.add(need.name)
  }
  return true
}

function isWordOf(templates: Iterable<Template>, name: string): boolean {
  for (const { hasWord } of templates) if (hasWord.has(name)) return true
  return false
}

/** The imports of one file. */
export type Imports = { readonly text: string; readonly packages: readonly Package[]; readonly files: readonly string[] }

/** The imports of all that the file names. */
export function importsOf(usage: Usage): Imports {
  const { path, needs, files, packages } = usage
  for (const need of needs.values()) noteOrigin(need.symbol.from, usage)
  return {
    text: importLines(path, needs.values()),
    packages: [...packages.values()].sort((a, b) => byCodeUnit(a.name, b.name)),
    files: [...files].sort(),
  }
}

/** What stands after `from` in an import of that origin. */
export function moduleSpecifier(path: string, from: Origin): string {
  return from.kind === 'package' ? from.name + from.subpath : relativeSpecifier(path, from.path)
}

/** Notes that the file imports from there. */
export function noteOrigin(origin: Origin, { path, files, packages }: Usage): void {
  if (origin.kind === 'package') packages.set(`${origin.name} ${origin.range} ${origin.dev}`, origin)
  else if (origin.path !== path) files.add(origin.path)
}

function importLines(path: string, needs: Iterable<Need>): string {
  const modules = new Map<string, Need[]>()
  for (const need of needs) {
    const { from } = need.symbol
    const key = from.kind === 'file' ? from.path : ` ${from.name}${from.subpath}`
    const list = modules.get(key)
    if (list) list.push(need)
    else modules.set(key, [need])
  }
  if (modules.size === 0) return ''
  const named: [module: string, needs: readonly Need[]][] = []
  for (const list of modules.values()) if (list[0]) named.push([moduleSpecifier(path, list[0].symbol.from), list])
  named.sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b))
  return `${named.flatMap(([module, list]) => statements(module, list)).join('\n')}\n\n`
}

/** Node's modules, then packages, then files from afar to near: the order most linters want. */
function rank(module: string): number {
  return module.startsWith('node:') ? 0 : module.startsWith('../') ? 2 : module.startsWith('./') ? 3 : 1
}

function statements(module: string, needs: readonly Need[]): string[] {
  const lines: string[] = []
  const named: Need[] = []
  const whole = needs.find((need) => need.symbol.form === 'default')
  for (const need of needs) {
    if (need.symbol.form === 'named') named.push(need)
    else if (need.symbol.form === 'namespace') lines.push(`import ${need.value ? '' : 'type '}* as ${need.name} from '${module}'`)
  }
  if (named.length > 1) named.sort((a, b) => byCodeUnit(a.symbol.name, b.symbol.name))
  // A default and names share a statement, but not one of types: that takes either.
  const shared = whole?.value === true && named.length > 0
  if (whole && !shared) lines.push(`import ${whole.value ? '' : 'type '}${whole.name} from '${module}'`)
  if (named.length === 0) return lines
  const types = !shared && named.every((need) => !need.value)
  const specifiers = named.map((need) => {
    const renamed = need.name === need.symbol.name ? need.name : `${need.symbol.name} as ${need.name}`
    return need.value || types ? renamed : `type ${renamed}`
  })
  const open = `import ${types ? 'type ' : ''}${shared ? `${whole.name}, ` : ''}{`
  const flat = `${open} ${specifiers.join(', ')} } from '${module}'`
  lines.push(flat.length <= WIDTH ? flat : `${open}\n${specifiers.map((s) => `  ${s},\n`).join('')}} from '${module}'`)
  return lines
}
