import { ImportType, initSync, parse } from 'es-module-lexer'
import { transformSync } from 'oxc-transform'

/** An import of a module: what is imported, if that is a text, and where the text, or the expression, stands. */
export type CompiledImport = {
  readonly n?: string
  readonly kind: 'static' | 'dynamic' | 'meta'
  readonly s: number
  readonly e: number
}

/** A module as JavaScript, or why there is none; places in bytes of UTF-8. */
export type Compiled =
  | { readonly code: string; readonly imports: readonly CompiledImport[]; readonly isModule: boolean }
  | { readonly error: { readonly message: string; readonly label?: { readonly start: number; readonly end: number } } }

/** Compiles one module. */
export function compile(file: string, text: string, isTypeScript: boolean): Compiled {
  const { code, errors } = transform(file, text, isTypeScript, false)
  const [error] = errors
  if (error) {
    const [label] = error.labels
    return { error: { message: error.message, ...(label && { label: { start: label.start, end: label.end } }) } }
  }
  initSync()
  const [imports, , , isModule] = parse(code)
  return { code, isModule, imports: imports.map(({ n, t, s, e }) => ({ ...(n !== undefined && { n }), kind: kindOf(t), s, e })) }
}

/** The source map of a module. */
export function sourceMap(file: string, text: string, isTypeScript: boolean) {
  return transform(file, text, isTypeScript, true).map
}

function transform(file: string, text: string, isTypeScript: boolean, sourcemap: boolean) {
  return transformSync(file, text, { lang: isTypeScript ? 'ts' : 'js', sourceType: 'module', sourcemap })
}

function kindOf(type: ImportType): CompiledImport['kind'] {
  return type === ImportType.ImportMeta ? 'meta' : type === ImportType.Dynamic ? 'dynamic' : 'static'
}
