import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generate } from '@ssot-codegen/core'
import { applyPlan, planOutput } from '@ssot-codegen/output'
import type { Flags } from '../../../args/flags.js'
import { linkOn } from '../../../client/place-fault.js'
import { CLIENT, stampOn } from '../../../client/stamp.js'
import { EXIT } from '../../../exit-code.js'
import type { Outcome } from '../../../outcome.js'
import { loadRuntimeFolder } from '../../../plugins/bundled.js'
import { FRAMEWORKS } from '../../../plugins/choose-plugins.js'
import { displayPath } from '../../../project/display-path.js'
import { printable, visible } from '../../../render/printable.js'
import { createSession, type Session } from '../../../session.js'
import { writeOwnFile } from '../../extend/write-own-file.js'
import { prepare } from '../../generate/prepare.js'
import { canAsk } from '../answers.js'
import { DATABASES } from '../choices.js'
import { isConfigText } from '../config-text.js'
import { STARTER, starterSchema } from '../starter-schema.js'
import { API_FILE, apiFile } from './api-file.js'
import { shownLines } from './shown-lines.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [], next: [] }, lines: [] }
const CONFIG = 'ssot.config.ts'

/** `ssot init --undo`: takes the generated API out of an application again. What was edited since stays. */
export async function undoInit(session: Session, flags: Flags, folder: string): Promise<Outcome> {
  const { report } = session
  const shown = (path: string) => displayPath(session.cwd, join(folder, path))
  if (!existsSync(join(folder, API_FILE))) {
    report('undo-nothing', { path: shown(API_FILE) })
    return FAILED
  }
  const { sourcesIn, specifierFrom, unmountFrom } = await import('./host.js')
  const hosts = sourcesIn(folder).filter(({ path, text }) => path !== API_FILE && new RegExp(`from\\s*['"]${specifierFrom(path).replaceAll('.', '\\.')}['"]`).test(text))
  const edits = hosts.map((host) => ({ ...host, after: unmountFrom(host.text, specifierFrom(host.path)) }))
  for (const { path, after } of edits) if (after === undefined) report('undo-by-hand', { file: shown(path) })
  if (session.failed()) return FAILED
  const untouched = await untouchedFiles(session, folder)
  const plan = planOutput(folder, { files: [], documents: [] })
  session.add(plan.diagnostics)
  if (session.failed()) return FAILED

  const diff = edits.flatMap(({ path, text, after = '' }) => [printable(shown(path)), ...shownLines(text, after).map(visible)])
  if (!(await agreed(session, flags, [...diff, `And ${untouched.length + plan.actions.filter(({ action }) => action === 'remove').length} files are removed.`]))) return FAILED
  for (const { path, after = '' } of edits) if (!writeOwnFile(session, folder, path, after)) return FAILED
  for (const path of untouched) rmSync(join(folder, path), { force: true })
  // Made anew, so that nothing is remembered of what is gone.
  applyPlan(planOutput(folder, { files: [], documents: [] }))
  removeRests(folder, untouched)
  const files = [
    ...edits.map(({ path }) => ({ path, action: 'update', plugin: 'init' })),
    ...untouched.map((path) => ({ path, action: 'remove', plugin: 'init' })),
    ...plan.actions.map(({ path, action, plugin }) => ({ path, action, plugin })),
  ]
  return { exit: EXIT.ok, json: { files, next: [], diff }, lines: [...diff, `${files.filter(({ action }) => action === 'remove').length} removed.`] }
}

/** Shows what is to be done, and asks. */
export async function agreed(session: Session, flags: Flags, lines: readonly string[]): Promise<boolean> {
  if (flags['yes'] === true) return true
  if (!canAsk(flags)) {
    session.report('init-answers', { missing: ['--yes'] })
    return false
  }
  session.terminal.err(lines)
  const { askWhether } = await import('../prompts.js')
  const isAgreed = await askWhether('Do it?')
  if (!isAgreed) session.report('init-cancelled', {})
  return isAgreed
}

/** What init and the first generation have written, and is as it was written. */
async function untouchedFiles({ args, terminal }: Session, folder: string): Promise<string[]> {
  const textOf = (path: string) => (existsSync(join(folder, path)) && linkOn(folder, path) === undefined ? readFileSync(join(folder, path), 'utf8') : undefined)
  const silent = { ...terminal, begin: () => undefined, end: () => undefined }
  const prepared = await prepare(createSession({ args, cwd: folder, terminal: silent }), {})
  const files = prepared ? generate(prepared.schema, prepared.plugins, { project: prepared.project, runtime: loadRuntimeFolder }).files : []
  const written: (readonly [path: string, is: (text: string) => boolean])[] = [
    ...files.filter(({ path }) => !path.startsWith('src/gen/')).map(({ path, text }) => [path, (there: string) => there === text] as const),
    [API_FILE, (text) => FRAMEWORKS.some((framework) => apiFile(framework) === text)],
    [CONFIG, isConfigText],
    [STARTER, (text) => DATABASES.some((database) => starterSchema(database) === text)],
  ]
  return written.flatMap(([path, is]) => {
    const text = textOf(path)
    return text !== undefined && is(text) ? [path] : []
  })
}

/** The client, what is kept between runs, and folders that nothing is left in. */
function removeRests(folder: string, removed: readonly string[]): void {
  if (stampOn(folder) !== undefined && linkOn(folder, CLIENT) === undefined) rmSync(join(folder, CLIENT), { recursive: true })
  const state = join(folder, '.ssot')
  if (linkOn(folder, '.ssot') === undefined && existsSync(state) && readdirSync(state).every((name) => KEPT.has(name))) rmSync(state, { recursive: true })
  for (const path of ['src/gen', ...removed.map(dirname)]) removeEmpty(join(folder, path))
}

/** What lies in our folder when nothing generated is left. */
const KEPT: ReadonlySet<string> = new Set(['.gitignore', 'cache'])

function removeEmpty(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // It is not there, or something is in it.
  }
}
