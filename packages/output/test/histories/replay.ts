import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import ts from 'typescript'
import { conflictsOf, type Plan } from '../../src/index.js'
import { inspect, unstamped } from '../../src/header.js'
import { conflictsIn, mergeThreeWay } from '../../src/merge/three-way.js'
import { git, gitConflicts } from '../support/git.js'
import { codes, type Project } from '../support/project.js'
import { changed, type Step } from './step.js'
import { outputOf, START, type Source } from './generator.js'

/** What came of a history, for whoever wants to know that it was worth running. */
export type Replayed = {
  readonly merged: number
  readonly conflicts: number
  readonly withoutBase: number
}

/** What happens, in which kind of project, and what else is to be seen of it: `onRun` gets what each run still has to say once it is done. */
type Replay = { readonly git: boolean; readonly steps: readonly Step[]; readonly onRun?: (codes: readonly string[]) => void }

/** Files that are not generated; one of them is among those that are. */
const OWN = { 'src/own.ts': 'export const own = 1\n', 'src/gen/hand.ts': 'export const hand = 1\n', 'notes.txt': 'mine\n' }

/** Lets a history happen to a project. It throws at the first promise that is broken. */
export function replay(project: Project, { git: hasGit, steps, onRun }: Replay): Replayed {
  for (const [path, text] of Object.entries(OWN)) project.put(path, text)
  if (hasGit) git(project.root, 'init', '-q')
  let source = START
  let words = 0
  let mayLackBase = false
  const count = { merged: 0, conflicts: 0, withoutBase: 0 }
  /** What each file was generated as when an edit of it began. */
  let bases = new Map<string, string>()
  let open: readonly string[] = []

  const run = (step?: Extract<Step, { kind: 'resolve' }>) => {
    const output = outputOf(source)
    const before = project.tree()
    const resolve = step && { how: step.how, ...(step.one && { paths: new Set(open.slice(0, 1)) }) }
    const plan = project.run(output, resolve && { resolve })
    const after = project.tree()
    if (plan.diagnostics.some(({ severity }) => severity === 'error')) {
      // A file without its header, of which nothing is known, is somebody's own: only its owner can give it up.
      ensure(codes(plan).every((code) => !code.startsWith('output/') || ['output/foreign', 'output/document-unreadable'].includes(code) || !isError(plan, code)), `errors: ${codes(plan).join()}`)
      ensure(isDeepStrictEqual(before, after), 'something is written though there are errors')
      const paths = new Set(plan.actions.filter(({ action }) => action === 'conflict').map(({ path }) => path))
      for (const path of ['package.json', '.gitignore', '.env.example']) if (paths.has(path)) rmSync(join(project.root, path))
      const mended = project.run(output, { resolve: { how: 'ours', paths } })
      // What this run would have given up with the others, that one did not.
      open = conflictsOf(mended)
      bases = new Map((output.files ?? []).flatMap(({ path, text }) => {
        const base = open.includes(path) ? bases.get(path) : text
        return base === undefined ? [] : [[path, base] as const]
      }))
      return
    }
    const conflicts = new Set(conflictsOf(plan))
    for (const [path, text] of Object.entries(OWN)) ensure(after[path] === text, `${path} is not generated, and was touched`)
    for (const [path, text] of Object.entries(before)) {
      if (path.startsWith('.ssot/')) continue
      const gaveUp = resolve?.how === 'ours' && (resolve.paths === undefined || resolve.paths.has(path))
      if (conflicts.has(path)) ensure(after[path] === text, `${path} is in conflict, and was touched`)
      if (gaveUp) continue
      for (const word of wordsIn(text)) ensure(wordsIn(after[path] ?? '').includes(word), `${path} lost ${word}`)
    }
    for (const file of output.files ?? []) {
      const { path } = file
      const [text, was] = [before[path], bases.get(path)]
      const own = plan.diagnostics.filter(({ message }) => message.includes(`"${path}"`)).map(({ code }) => code)
      if (text !== undefined && was !== undefined && !resolve) {
        const three = { base: linesOf(was), theirs: linesOf(inspect(path, text).rest), ours: linesOf(unstamped(path, file.text)) }
        // A header without its hash leaves the newest text that is found, which without the cache may be older than what was edited.
        const isGuessed = mayLackBase && inspect(path, text).hash === undefined
        const isKnown = !isGuessed && !own.some((code) => ['output/no-base', 'output/markers'].includes(code))
        if (isKnown) {
          const left = conflictsIn(mergeThreeWay(three))
          ensure(left === 0 || left <= gitConflicts(three), `${path}: more conflicts than git leaves`)
          ensure(left > 0 || !own.includes('output/conflict'), `${path}: a conflict where there is none`)
        }
        if (own.includes('output/no-base')) ensure(mayLackBase, `${path}: its base should have been found`)
      }
      if (!conflicts.has(path)) bases.set(path, unstamped(path, file.text))
    }
    for (const { path, action, text } of plan.actions) {
      if (action === 'merge' && path.endsWith('.ts') && !codes(plan).includes('output/markers') && !resolve) ensure(parses(text ?? ''), `${path}: the merge does not parse`)
    }
    count.merged += codes(plan).filter((code) => code === 'output/merged').length
    count.conflicts += conflicts.size
    count.withoutBase += codes(plan).filter((code) => code === 'output/no-base').length

    const again = project.run(output)
    const twice = project.tree()
    const differing = [...new Set([...Object.keys(twice), ...Object.keys(after)])].filter((path) => twice[path] !== after[path])
    ensure(differing.length === 0, `a second run changes ${differing.join()}, after ${codes(plan).join()}, with ${codes(again).join()}`)
    ensure(again.actions.every(({ action }) => action === 'keep' || action === 'conflict'), 'a second run has something to do')
    const lasting = codes(plan).filter((code) => code !== 'output/merged')
    if (!resolve) ensure(isDeepStrictEqual(codes(again), lasting), `a second run says ${codes(again).join()}, not ${lasting.join()}`)
    open = conflictsOf(again)
    onRun?.(codes(again))
  }

  run()
  for (const step of steps) {
    source = changed(source, step)
    if (step.kind === 'run') run()
    else if (step.kind === 'resolve') run(step)
    else if (step.kind === 'drop-cache') {
      rmSync(join(project.root, '.ssot/cache'), { recursive: true, force: true })
      mayLackBase = true
    } else if (step.kind === 'commit') {
      git(project.root, 'add', '-A')
      git(project.root, 'commit', '-qm', 'all', '--allow-empty')
    } else if (step.kind === 'clone') {
      rmSync(join(project.root, '.ssot/cache'), { recursive: true, force: true })
      rmSync(join(project.root, '.ssot/conflicts'), { recursive: true, force: true })
      mayLackBase = true
    } else if ('file' in step) words = edit(project, { step, source, words })
  }
  return count
}

/** A line that holds words of the user's and nothing else, and what may follow on one that does. */
const OWN_LINE = /^\s*(?:(?:\/\/|#) mine_|"mine_)/
const REMARKS = /(?: \/\/ mine_\d+)+/

/** An edit by the user, each of whose lines has a word of its own. Returns how many words there are now. */
function edit(project: Project, { step, source, words }: { step: Extract<Step, { file: number }>; source: Source; words: number }): number {
  const tree = project.tree()
  const paths = (outputOf(source).files ?? []).map(({ path }) => path).filter((path) => tree[path] !== undefined)
  const path = paths[step.file % Math.max(paths.length, 1)]
  const text = path === undefined ? undefined : tree[path]
  if (path === undefined || text === undefined) return words
  const lines = text.split('\n')
  const mine = () => (path.endsWith('.json') ? `  "mine_${words++}": 1,` : path.endsWith('.ts') ? `// mine_${words++}` : `# mine_${words++}`)
  switch (step.kind) {
    case 'insert':
      lines.splice(step.at % lines.length, 0, ...Array.from({ length: step.count }, mine))
      break
    case 'replace':
      lines.splice(step.at % lines.length, step.count, mine())
      break
    case 'remark': {
      const at = step.at % lines.length
      if (path.endsWith('.ts')) lines[at] = `${lines[at]?.trimEnd() ?? ''} ${mine()}`
      break
    }
    case 'delete':
      lines.splice(step.at % lines.length, step.count)
      break
    case 'undo': {
      // A remark goes from the line it was put after, which stays: only lines that are wholly the user's own go.
      const kept = lines.filter((line) => !OWN_LINE.test(line)).map((line) => line.replace(REMARKS, ''))
      lines.splice(0, lines.length, ...kept)
      break
    }
    case 'delete-file':
      rmSync(join(project.root, path))
      return words
    case 'format':
      project.put(path, text.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2)).replaceAll("'", '"'))
      return words
    case 'crlf':
      project.put(path, text.replace(/\r?\n/g, '\r\n'))
      return words
    case 'bom':
      project.put(path, `\uFEFF${text.replace(/^\uFEFF/, '')}`)
      return words
    case 'no-end':
      project.put(path, text.trimEnd())
      return words
  }
  project.put(path, lines.join('\n'))
  return words
}

function ensure(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

function isError(plan: Plan, code: string): boolean {
  return plan.diagnostics.some((d) => d.code === code && d.severity === 'error')
}

function wordsIn(text: string): string[] {
  return text.match(/mine_\d+/g) ?? []
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function parses(text: string): boolean {
  return (ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } }).diagnostics ?? []).length === 0
}
