import { byCodeUnit } from '../order.js'
import type { Code, CodeSymbol, Origin, Printable, Template } from './printable.js'
import { relativeSpecifier } from './relative-path.js'

/** Columns that a line of imports or exports may have. */
export const WIDTH = 100

/** The imports of one file, decided before anything is printed. */
export type Imports = {
  readonly text: string
  readonly nameOf: (symbol: CodeSymbol) => string
  readonly packages: readonly Extract<Origin, { kind: 'package' }>[]
  readonly files: readonly string[]
}

type Need = { readonly symbol: CodeSymbol; name: string; value: boolean }

/** Collects the symbols of the code and gives each a name that nothing else in the file has. */
export function importsOf(path: string, code: Code): Imports {
  const found: Found = { path, taken: new Set(), templates: new Set(), needs: new Map(), files: new Set(), packages: new Map() }
  visit(code, found)
  const { needs, files, packages } = found
  giveNames(found)
  for (const need of needs.values()) note(need.symbol.from, found)
  return {
    text: importLines(path, needs.values()),
    nameOf: (symbol) => needs.get(symbol.id)?.name ?? symbol.name,
    packages: [...packages.values()].sort((a, b) => byCodeUnit(a.name, b.name)),
    files: [...files].sort(byCodeUnit),
  }
}

/** What is known of a file while its code is gone through. */
type Found = {
  readonly path: string
  /** Names that no import may take. */
  readonly taken: Set<string>
  /** The templates whose words are among the taken: a file has few, and uses them often. */
  readonly templates: Set<Template>
  readonly needs: Map<string, Need>
  readonly files: Set<string>
  readonly packages: Map<string, Extract<Origin, { kind: 'package' }>>
}

/** Where two want one name, the order of their ids decides, whatever the order in the code. */
function giveNames({ needs, taken }: Found): void {
  const all = new Set(taken)
  let clashes = false
  for (const { name } of needs.values()) {
    if (all.has(name)) clashes = true
    all.add(name)
  }
  if (!clashes) return
  for (const [, need] of [...needs].sort(([a], [b]) => byCodeUnit(a, b))) {
    for (let n = 2; taken.has(need.name); n++) need.name = `${need.symbol.name}_${n}`
    taken.add(need.name)
  }
}

/** What stands after `from` in an import of that origin. */
export function moduleSpecifier(path: string, from: Origin): string {
  return from.kind === 'package' ? from.name + from.subpath : relativeSpecifier(path, from.path)
}

function note(origin: Origin, { path, files, packages }: Found): void {
  if (origin.kind === 'package') packages.set(`${origin.name} ${origin.range} ${origin.dev}`, origin)
  else if (origin.path !== path) files.add(origin.path)
}

function visit(value: Printable, found: Found): void {
  if (value === null || value === undefined || typeof value !== 'object') return
  if (!('kind' in value)) {
    for (const item of value) visit(item, found)
    return
  }
  switch (value.kind) {
    case 'symbol':
      return need(value, found)
    case 'shorthand':
      return need(value.symbol, found)
    case 'fragment':
      for (const name of value.names) found.taken.add(name)
      return
    case 'reexport':
      for (const symbol of value.symbols) note(symbol.from, found)
      return
    case 'code':
      if (value.template.words.length > 0 && !found.templates.has(value.template)) {
        found.templates.add(value.template)
        for (const word of value.template.words) found.taken.add(word)
      }
      for (const item of value.values) visit(item, found)
  }
}

function need(symbol: CodeSymbol, { path, taken, needs }: Found): void {
  if (symbol.from.kind === 'file' && symbol.from.path === path) {
    taken.add(symbol.name)
    return
  }
  const known = needs.get(symbol.id)
  if (!known) needs.set(symbol.id, { symbol, name: symbol.name, value: !symbol.typeOnly })
  else if (!symbol.typeOnly) known.value = true
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
  const whole = needs.find((need) => need.symbol.form === 'default')
  const named = needs.filter((need) => need.symbol.form === 'named').sort((a, b) => byCodeUnit(a.symbol.name, b.symbol.name))
  for (const need of needs) {
    if (need.symbol.form === 'namespace') lines.push(`import ${need.value ? '' : 'type '}* as ${need.name} from '${module}'`)
  }
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
