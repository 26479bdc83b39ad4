import type { Span } from '../schema/ir.js'

/** Where an imported name lives: an npm package with the range the output depends on, or a file of the output. */
export type Origin =
  | { readonly kind: 'package'; readonly name: string; readonly range: string; readonly dev: boolean; readonly subpath: string }
  | { readonly kind: 'file'; readonly path: string }

/** A name declared elsewhere. Printing it writes the import; a package's symbol also becomes a dependency. */
export type CodeSymbol = {
  readonly kind: 'symbol'
  /** The same for every symbol of one name in one module. */
  readonly id: string
  readonly name: string
  readonly from: Origin
  readonly typeOnly: boolean
  readonly form: 'named' | 'default' | 'namespace'
}

/** Text that is safe in code as it stands: made by `lit`, `key`, `ident`, `def` and `doc` only. */
export type Fragment = {
  readonly kind: 'fragment'
  readonly text: string
  /** The names it brings into scope or refers to: an import must not take them. */
  readonly names: readonly string[]
  /** What in the schema it was made from: `ssot why` asks. */
  readonly origin?: Span
}

/** A list of names exported again from the files that declare them. */
export type Reexport = { readonly kind: 'reexport'; readonly symbols: readonly CodeSymbol[] }

/** A property whose value is a symbol of the same name: `name`, or `name: alias` where the import had to give way. */
export type Shorthand = { readonly kind: 'shorthand'; readonly symbol: CodeSymbol }

/** A piece of code: a template and its holes. Nothing is text until it is printed. */
export type Code = {
  readonly kind: 'code'
  readonly template: Template
  readonly values: readonly Printable[]
  /** What in the schema it was made from: `ssot why` asks. */
  readonly origin?: Span
}

/**
 * What a hole of `ts` takes. A plain string is not among it: schema text enters code only by `lit`, `doc`,
 * `key` or `ident`. Lists are joined by newlines; `false`, `null` and `undefined` print nothing.
 */
export type Printable = Code | CodeSymbol | Fragment | Reexport | Shorthand | number | false | null | undefined | readonly Printable[]

/** The constant part of a template, worked out once per call site. */
export type Template = {
  readonly parts: readonly string[]
  /** The indentation of the line each hole stands on. */
  readonly indents: readonly string[]
  /** Every word of the constant part that could be a binding. */
  readonly words: readonly string[]
  /** The same, to be asked for one. */
  readonly hasWord: ReadonlySet<string>
  /** The parts as they stand at an indentation, by that: a template is printed often, at few of them. */
  readonly indented: Map<string, readonly string[]>
}
