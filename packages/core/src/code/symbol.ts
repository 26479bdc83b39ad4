import type { CodeSymbol, Origin, Reexport, Shorthand } from './printable.js'

/** The symbols of one npm package. */
export type PackageSymbols = {
  /** A named export used as a value. */
  readonly value: (name: string) => CodeSymbol
  /** A named export used as a type only. */
  readonly type: (name: string) => CodeSymbol
  /** The default export, under a local name. */
  readonly default: (as: string) => CodeSymbol
  /** The whole module, under a local name. */
  readonly namespace: (as: string) => CodeSymbol
}

/**
 * An npm package as a source of symbols.
 *
 * @param specifier the package, with a subpath where one is imported (`'@prisma/client/runtime/client'`)
 * @param range the semver range the generated project depends on
 * @param kind a dependency of the running server, or of its development only
 */
export function pkg(specifier: string, range: string, kind: 'dependency' | 'devDependency' = 'dependency'): PackageSymbols {
  const depth = specifier.startsWith('@') ? 2 : 1
  const segments = specifier.split('/')
  const from: Origin = {
    kind: 'package',
    name: segments.slice(0, depth).join('/'),
    subpath: segments.slice(depth).map((s) => `/${s}`).join(''),
    range,
    dev: kind === 'devDependency',
  }
  const make = (name: string, typeOnly: boolean, form: CodeSymbol['form']): CodeSymbol => {
    return { kind: 'symbol', id: `${specifier}#${form === 'named' ? name : form}`, name, from, typeOnly, form }
  }
  return {
    value: (name) => make(name, false, 'named'),
    type: (name) => make(name, true, 'named'),
    default: (as) => make(as, false, 'default'),
    namespace: (as) => make(as, false, 'namespace'),
  }
}

/**
 * A module of Node itself as a source of symbols.
 *
 * @param name without the `node:` prefix
 */
export function node(name: string): PackageSymbols {
  return pkg(`node:${name}`, '')
}

/**
 * A name that another file of the output declares. Inside that file it prints without an import.
 *
 * @param path the declaring file, relative to the project's root, with `/`
 */
export function local(path: string, name: string): CodeSymbol {
  return { kind: 'symbol', id: `/${path}#${name}`, name, from: { kind: 'file', path }, typeOnly: false, form: 'named' }
}

/** Like `local`, for an interface or a type alias. */
export function localType(path: string, name: string): CodeSymbol {
  return { ...local(path, name), typeOnly: true }
}

/** `export { a, type B } from './a.js'` for all the symbols, grouped by file. */
export function reexport(symbols: readonly CodeSymbol[]): Reexport {
  return { kind: 'reexport', symbols }
}

/** A property of the symbol's own name that holds it: `{ db }`, or `{ db: db_2 }` where the import had to give way. */
export function shorthand(symbol: CodeSymbol): Shorthand {
  return { kind: 'shorthand', symbol }
}
