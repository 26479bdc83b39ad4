import { byCodeUnit, type GenerateResult } from '@ssot-codegen/core'

/** What becomes of a generated file; `edited` where somebody changed it on disk, so that it is not simply rewritten. */
export type FileChange = { readonly path: string; readonly action: 'create' | 'update' | 'remove'; readonly edited: boolean }

type Output = Pick<GenerateResult, 'files' | 'documents'>

/**
 * The files that differ between two outputs of one project. A file that is written once and there already stays as it is.
 *
 * @param edited whether a path was changed on disk
 */
export function compareFiles(before: Output, now: Output, edited: (path: string) => boolean): FileChange[] {
  const [was, is] = [texts(before), texts(now)]
  const once = new Set(now.files.filter(({ mode }) => mode === 'scaffold').map(({ path }) => path))
  const change = (path: string, action: FileChange['action']): FileChange => ({ path, action, edited: action !== 'create' && edited(path) })
  const changes = [
    ...[...is].flatMap(([path, text]) => (!was.has(path) ? [change(path, 'create')] : was.get(path) === text || once.has(path) ? [] : [change(path, 'update')])),
    ...[...was.keys()].flatMap((path) => (is.has(path) ? [] : [change(path, 'remove')])),
  ]
  return changes.sort((a, b) => byCodeUnit(a.path, b.path))
}

function texts({ files, documents }: Output): ReadonlyMap<string, string> {
  const entries = documents.map(({ path, entries: all }) => [path, JSON.stringify(all)] as const)
  return new Map([...files.map(({ path, text }) => [path, text] as const), ...entries])
}
