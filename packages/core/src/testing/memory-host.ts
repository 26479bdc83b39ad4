import { dirname, resolve } from 'node:path'
import ts from 'typescript'

/** Files of the disk, declarations of packages most of them, parsed once for all programs of this process. */
const parsedFiles = new Map<string, ts.SourceFile>()

/** What the host needs to know besides the files. */
type Setting = {
  readonly options: ts.CompilerOptions
  readonly root: string
  /** Where else an imported file may be that is not where the import says. */
  readonly elsewhere: (path: string) => string | undefined
}

/**
 * A host of the compiler to which some files exist that are not on the disk.
 *
 * @param texts the files in memory, by absolute path
 */
export function createMemoryHost(texts: ReadonlyMap<string, string>, { options, root, elsewhere }: Setting): ts.CompilerHost {
  const folders = new Set<string>()
  for (const path of texts.keys()) {
    for (let folder = dirname(path); !folders.has(folder) && folder !== dirname(folder); folder = dirname(folder)) folders.add(folder)
  }
  const host = ts.createCompilerHost(options)
  const disk = { ...host }
  host.getCurrentDirectory = () => root
  host.fileExists = (path) => texts.has(path) || disk.fileExists(path)
  host.readFile = (path) => texts.get(path) ?? disk.readFile(path)
  host.directoryExists = (path) => folders.has(path) || (disk.directoryExists?.(path) ?? true)
  host.getSourceFile = (path, version) => {
    const text = texts.get(path)
    if (text !== undefined) return ts.createSourceFile(path, text, version, true)
    const parsed = parsedFiles.get(path) ?? disk.getSourceFile(path, version)
    if (parsed) parsedFiles.set(path, parsed)
    return parsed
  }
  const packages = ts.createModuleResolutionCache(root, (path) => path, options)
  const inMemory = (specifier: string, from: string): string | undefined => {
    if (!specifier.startsWith('.') || !texts.has(from)) return undefined
    const wanted = resolve(dirname(from), specifier.replace(/\.js$/, '.ts'))
    return [wanted, elsewhere(wanted)].find((path) => path !== undefined && texts.has(path))
  }
  // eslint-disable-next-line max-params -- the compiler decides what it hands over
  host.resolveModuleNameLiterals = (literals, from, redirected, _options, file) =>
    literals.map((literal) => {
      const path = inMemory(literal.text, from)
      if (path !== undefined) return { resolvedModule: { resolvedFileName: path, extension: ts.Extension.Ts, isExternalLibraryImport: false } }
      const mode = ts.getModeForUsageLocation(file, literal, options)
      return ts.resolveModuleName(literal.text, from, options, host, packages, redirected, mode)
    })
  return host
}
