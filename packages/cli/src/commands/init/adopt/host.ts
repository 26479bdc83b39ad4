import { posix } from 'node:path'
import intersects from 'semver/ranges/intersects.js'
import validRange from 'semver/ranges/valid.js'
import type { Manifest } from '../../../project/manifest.js'
import type { Session } from '../../../session.js'
import { API, API_FILE } from './api-file.js'
import { mountIn, type Mounted } from './mount.js'
import { freePrefix } from './prefix.js'
import { imports, requires, sourcesIn, type Source } from './sources.js'

export { unmountFrom } from './mount.js'
export { sourcesIn } from './sources.js'

/** An application of the user's, to which the generated API goes. */
export type Host = {
  readonly framework: string
  readonly app: Source
  /** The file with the API in it, or why it stays as it is. */
  readonly mounted: Exclude<Mounted, { readonly kind: 'absent' | 'present' }>
  /** What to add to it by hand. */
  readonly lines: string
}

/** What generated code is for; what the project has may be newer within these. */
const RANGES: { readonly [name: string]: string } = { express: '^5.0.0', fastify: '^5.0.0', '@prisma/client': '^7.0.0', prisma: '^7.0.0', zod: '^4.0.0' }

/**
 * The application in a folder.
 *
 * @param frameworks those that the manifest names
 * @param named the file that was named, relative to the folder
 * @returns undefined where it was reported why there is none to adopt; `none` where there is no code at all
 */
export function hostIn(session: Session, { folder, manifest, frameworks, named }: { folder: string; manifest: Manifest; frameworks: readonly string[]; named: string | undefined }): Host | 'none' | undefined {
  const { report } = session
  const sources = sourcesIn(folder)
  if (sources.length === 0 && named === undefined) return 'none'
  const candidates = sources.filter(({ path }) => named === undefined || path === named).flatMap((app) => frameworks.filter((name) => imports(app, name)).map((framework) => ({ app, framework })))
  const prefix = freePrefix(sources)
  const found = candidates.flatMap(({ app, framework }) => {
    const mounted = mountIn(app.text, { framework, from: specifierFrom(app.path), prefix })
    return mounted.kind === 'absent' ? [] : [{ app, framework, mounted, lines: linesFor(app.path, framework, prefix) }]
  })
  const chosen = theOne(found)
  if (!chosen) {
    const old = candidates.find(({ app, framework }) => requires(app, framework))
    if (found.length > 1) report('adopt-several', { files: [...new Set(found.map(({ app }) => app.path))] })
    else if (old) report('adopt-modules', { file: old.app.path, why: obstacleIn(old.app, manifest) ?? 'it is CommonJS, and generated code is made of modules', lines: linesFor(old.app.path, old.framework, prefix) })
    else report('adopt-none', { framework: frameworks[0] ?? '', named })
    return undefined
  }
  const { mounted, app, framework, lines } = chosen
  const obstacle = obstacleIn(app, manifest)
  if (obstacle !== undefined) {
    report('adopt-modules', { file: app.path, why: obstacle, lines })
    return undefined
  }
  for (const { name, range, wanted } of unfitIn(manifest, framework)) report('adopt-version', { package: name, range, wanted })
  if (mounted.kind === 'present') report('adopt-present', { file: app.path })
  if (session.failed() || mounted.kind === 'present') return undefined
  return { framework, app, mounted, lines }
}

type Found = { readonly app: Source; readonly framework: string; readonly mounted: Exclude<Mounted, { readonly kind: 'absent' }>; readonly lines: string }

/** Of several files the one that makes the application, where the others are given one; else the one that is called so. */
function theOne(found: readonly Found[]): Found | undefined {
  if (found.length < 2) return found[0]
  const makers = found.filter(({ app }) => /\b(?:express|[fF]astify)\(/.test(app.text))
  const named = found.filter(({ app }) => /(?:^|\/)app\.[cm]?ts$/.test(app.path))
  return makers.length === 1 ? makers[0] : makers.length === 0 && named.length === 1 ? named[0] : undefined
}

/** Why generated code cannot be imported there. */
function obstacleIn({ path, text }: Source, manifest: Manifest): string | undefined {
  if (!/\.m?tsx?$/.test(path)) return 'it is JavaScript, and the generated code is TypeScript'
  if (manifest['type'] !== 'module' && !path.endsWith('.mts')) return 'package.json does not say that it is a module, and generated code is made of modules'
  if (/from\s*['"]\.[^'"]*\.ts['"]/.test(text)) return 'its imports end in .ts, so Node itself takes the types away, and generated code ends imports in .js'
  return undefined
}

function unfitIn(manifest: Manifest, framework: string) {
  const named = { ...recordOf(manifest['devDependencies']), ...recordOf(manifest['dependencies']) }
  return [framework, '@prisma/client', 'prisma', 'zod'].flatMap((name) => {
    const [range, wanted = '*'] = [named[name], RANGES[name]]
    return typeof range === 'string' && validRange(range) !== null && !intersects(range, wanted) ? [{ name, range, wanted }] : []
  })
}

/** How a file imports the API. */
export function specifierFrom(path: string): string {
  const below = posix.relative(posix.dirname(path), API_FILE.replace(/\.ts$/, '.js'))
  return below.startsWith('.') ? below : `./${below}`
}

function linesFor(path: string, framework: string, prefix: string): string {
  const at = prefix === '' ? '' : framework === 'fastify' ? `, { prefix: '${prefix}' }` : `'${prefix}', `
  const call = framework === 'fastify' ? `app.register(${API}${at})` : `app.use(${at}${API}())`
  return `  import { ${API} } from '${specifierFrom(path)}'\n  ${call}`
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
