import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SourceFile, Span } from '@ssot-codegen/core'
import type { Inputs } from '../cache/inputs.js'
import { displayPath } from '../project/display-path.js'
import { compiled, isTypeScript, type CompiledImport } from './compile-cached.js'
import { originOf, spanOfPlace } from './origin.js'
import { resolveImport, type BuiltIn } from './resolve-import.js'
import { framesOf } from './stack-frames.js'

/** What is wrong with a module, and where, as far as that is known. */
export type ModuleFault = { readonly message: string; readonly at?: Span; readonly source?: SourceFile }

/** What `loadModule` is asked for. */
export type ModuleRequest = { readonly path: string; readonly text: string; readonly cwd: string; readonly builtIn?: BuiltIn; readonly inputs?: Inputs; readonly texts?: Map<string, string> }

/** What a module exports, or why it could not be loaded. */
export type LoadedModule = { readonly exports: { readonly [name: string]: unknown } } | { readonly fault: ModuleFault }

/**
 * Loads a module of the user's that may be TypeScript, with whatever it imports by relative paths. One way for every
 * version of Node: its own type stripping knows neither enums nor `./x.js` for `x.ts`, and could not find our packages
 * for a project that has not installed them.
 *
 * Each file becomes a `data:` module, so nothing is written to disk; `sourceURL` makes errors name the file.
 *
 * @param path absolute
 * @param cwd what paths in messages are relative to
 * @param builtIn see `resolveImport`
 * @param inputs where it is noted what is loaded
 * @param texts where the text of each file that is compiled is kept, by absolute path
 */
export async function loadModule({ path, text, cwd, builtIn, inputs, texts = new Map() }: ModuleRequest): Promise<LoadedModule> {
  texts.set(path, text)
  const urls = new Map<string, string>()
  const open: string[] = []
  const sourceOf = (file: string): SourceFile => ({ path: displayPath(cwd, file), text: texts.get(file) ?? '' })

  const build = async (file: string): Promise<string> => {
    const done = urls.get(file)
    if (done !== undefined) return done
    if (open.includes(file)) {
      const circle = [...open.slice(open.indexOf(file)), file].map((f) => displayPath(cwd, f)).join(' → ')
      throw new FaultError({ message: `These files import each other in a circle: ${circle}.` })
    }
    open.push(file)
    const own = texts.get(file) ?? readFileSync(file, 'utf8')
    texts.set(file, own)
    inputs?.file(file, own)
    const result = await compiled(file, own)
    if ('error' in result)
      throw new FaultError({ message: `${result.error.message}.`, source: sourceOf(file), at: spanAt(sourceOf(file), result.error.label) })
    const { code, imports, isModule } = result
    // CommonJS is Node's to load, with whatever it requires.
    if (!isModule && !isTypeScript(file)) inputs?.unknown()
    const url = isModule || isTypeScript(file) ? toData(await link({ code, imports, file }), file) : pathToFileURL(file).href
    urls.set(file, url)
    open.pop()
    return url
  }
  const link = async ({
    code,
    imports,
    file,
  }: {
    code: string
    imports: readonly CompiledImport[]
    file: string
  }): Promise<string> => {
    let linked = ''
    let from = 0
    for (const { n, kind, s, e } of imports) {
      if (kind === 'meta') linked += code.slice(from, s) + `(${JSON.stringify(metaOf(file))})`
      else if (n === undefined) continue
      else {
        const target = await resolveImport(n, file, { builtIn, inputs })
        if ('missing' in target)
          throw new FaultError({ message: target.missing.replaceAll(`${cwd}${sep}`, ''), source: sourceOf(file), at: spanOfText(sourceOf(file), n) })
        const url = 'file' in target ? await build(target.file) : target.url
        linked += code.slice(from, s) + (kind === 'dynamic' ? JSON.stringify(url) : url)
      }
      from = e
    }
    return linked + code.slice(from)
  }
  try {
    // A module namespace is an object of whatever the user exports.
    return { exports: (await import(await build(path))) as { [name: string]: unknown } }
  } catch (error) {
    if (error instanceof FaultError) return { fault: error.fault }
    const message = error instanceof Error ? error.message : String(error)
    const frame = framesOf(error instanceof Error ? error.stack : undefined).find(({ file }) => texts.has(file))
    const place = frame && (await originOf(frame, texts))
    return { fault: { message, ...(place && { at: spanOfPlace(sourceOf(place.file), place), source: sourceOf(place.file) }) } }
  }
}

class FaultError extends Error {
  readonly fault: ModuleFault
  constructor(fault: ModuleFault) {
    super(fault.message)
    this.fault = fault
  }
}

function metaOf(file: string) {
  return { url: pathToFileURL(file).href, filename: file, dirname: dirname(file) }
}

function toData(code: string, file: string): string {
  const named = `${code}\n//# sourceURL=${pathToFileURL(file).href}`
  return `data:text/javascript,${encodeURIComponent(named).replaceAll("'", '%27')}`
}

/** The compiler counts in bytes of UTF-8. */
function spanAt({ path, text }: SourceFile, label: { readonly start: number; readonly end: number } | undefined): Span {
  const bytes = Buffer.from(text)
  const offset = (byte: number) => bytes.subarray(0, byte).toString().length
  return { file: path, start: offset(label?.start ?? 0), end: offset(label?.end ?? 0) }
}

function spanOfText({ path, text }: SourceFile, wanted: string): Span {
  const start = Math.max(0, text.indexOf(wanted))
  return { file: path, start, end: start + wanted.length }
}
