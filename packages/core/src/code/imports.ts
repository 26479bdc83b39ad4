import { byCodeUnit } from '../order.js'
import type { Code, CodeSymbol, Origin, Printable } from './printable.js'
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
  const taken = new Set<string>()
  const needs = new Map<string, Need>()
  const files = new Set<string>()
  const packages = new Map<string, Extract<Origin, { kind: 'package' }>>()
  visit(code, (symbol) => {
    if (symbol.from.kind === 'file' && symbol.from.path === path) return void taken.add(symbol.name)
    const need = needs.get(symbol.id)
    if (!need) needs.set(symbol.id, { symbol, name: symbol.name, value: !symbol.typeOnly })
    else if (!symbol.typeOnly) need.value = true
  }, taken, (origin) => note(origin, path, files, packages))
  for (const [, need] of [...needs].sort(([a], [b]) => byCodeUnit(a, b))) {
    for (let n = 2; taken.has(need.name); n++) need.name = `${need.symbol.name}_${n}`
    taken.add(need.name)
    note(need.symbol.from, path, files, packages)
  }
  return {
    text: importLines(path, [...needs.values()]),
    nameOf: (symbol) => needs.get(symbol.id)?.name ?? symbol.name,
    packages: [...packages.values()].sort((a, b) => byCodeUnit(a.name, b.name)),
    files: [...files].sort(byCodeUnit),
  }
}

/** What stands after `from` in an import of that origin. */
export function moduleSpecifier(path: string, from: Origin): string {
  return from.kind === 'package' ? from.name + from.subpath : relativeSpecifier(path, from.path)
}

function note(origin: Origin, path: string, files: Set<string>, packages: Map<string, Extract<Origin, { kind: 'package' }>>): void {
  if (origin.kind === 'package') packages.set(`${origin.name} ${origin.range} ${origin.dev}`, origin)
  else if (origin.path !== path) files.add(origin.path)
}

function visit(value: Printable, onSymbol: (s: CodeSymbol) => void, taken: Set<string>, onReexport: (o: Origin) => void): void {
  if (value === null || value === undefined || typeof value !== 'object') return
  if (!('kind' in value)) {
    for (const item of value) visit(item, onSymbol, taken, onReexport)
    return
  }
  switch (value.kind) {
    case 'symbol':
      return onSymbol(value)
    case 'shorthand':
      return onSymbol(value.symbol)
    case 'fragment':
      for (const name of value.names) taken.add(name)
      return
    case 'reexport':
      for (const symbol of value.symbols) onReexport(symbol.from)
      return
    case 'code':
      for (const word of value.template.words) taken.add(word)
      for (const item of value.values) visit(item, onSymbol, taken, onReexport)
  }
}

function importLines(path: string, needs: readonly Need[]): string {
  const modules = new Map<string, Need[]>()
  for (const need of needs) {
    const module = moduleSpecifier(path, need.symbol.from)
    const list = modules.get(module) ?? []
    modules.set(module, list)
    list.push(need)
  }
  const lines = [...modules].sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b)).flatMap(([module, list]) => statements(module, list))
  return lines.length > 0 ? `${lines.join('\n')}\n\n` : ''
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
