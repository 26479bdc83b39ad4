import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag, type Flags } from '../../args/flags.js'
import { CONFIG_NAMES } from '../../config/load-config.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { displayPath } from '../../project/display-path.js'
import { projectFacts } from '../../project/facts.js'
import { schemaOf } from '../../project/find-schema.js'
import { printable, visible } from '../../render/printable.js'
import { shellWord } from '../../render/shell-word.js'
import type { Session } from '../../session.js'
import { writeOwnFile } from '../extend/write-own-file.js'
import { API_FILE, apiFile } from './adopt/api-file.js'
import { findHost } from './adopt/find-host.js'
import type { Host } from './adopt/host.js'
import { shownLines } from './adopt/shown-lines.js'
import { agreed, undoInit } from './adopt/undo.js'
import { answersFor, type Answers } from './answers.js'
import { configText, packageOfOurs } from './config-text.js'
import { firstRun, sessionIn } from './first-run.js'
import { nameOwnPackages } from './name-own-packages.js'
import { createOwnFiles, type OwnFiles } from './own-files.js'
import { STARTER, starterSchema } from './starter-schema.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [], next: [] }, lines: [] }
const CONFIG = 'ssot.config.ts'

/** `ssot init [dir]`: a config, a schema where there is none, and the first generation. All of it, or nothing. */
export async function initCommand({ session, flags, words }: CommandInput): Promise<Outcome> {
  const folder = resolve(session.cwd, words[0] ?? '.')
  if (flags['undo'] === true) return undoInit(session, flags, folder)
  if (!isFree(session, folder)) return FAILED
  const schema = schemaFor(session, flags, folder)
  const host = session.failed() ? undefined : await findHost(session, flags, folder)
  if (session.failed()) return FAILED
  const answers = await answersFor({ session, flags, known: { framework: host?.framework, hasSchema: schema !== undefined } })
  if (!answers) return FAILED
  const diff = host?.mounted.kind === 'mounted' ? [printable(displayPath(session.cwd, join(folder, host.app.path))), ...shownLines(host.app.text, host.mounted.text).map(visible)] : []
  if (host && !(await agreed(session, flags, diff))) return FAILED

  const own = createOwnFiles(session, folder)
  const plugins = [...new Set([answers.framework, ...answers.plugins, ...(host ? ['project'] : [])])]
  const outcome = writeStart(own, { schema, answers, plugins, host }) ? await firstRun(sessionIn(session, folder), runFlags(flags)) : undefined
  if (!outcome || (host && !mount(session, folder, host))) {
    own.undo()
    return FAILED
  }
  await nameOwnPackages(session, folder, ['@ssot-codegen/cli', ...plugins.map(packageOfOurs)])
  const next = nextSteps(session, folder, host !== undefined)
  const edited = diff.length > 0 && host ? [{ path: host.app.path, action: 'update', plugin: 'init' }] : []
  const files = [...own.paths.map((path) => ({ path, action: 'create', plugin: 'init' })), ...edited, ...filesOf(outcome)]
  const lines = [...own.paths.map((path) => `create ${printable(displayPath(session.cwd, join(folder, path)))}`), ...diff, ...outcome.lines, '', 'Next:', ...next.map((line) => `  ${printable(line)}`)]
  return { exit: EXIT.ok, json: { files, next, ...(host && { diff }) }, lines }
}

/** The files that a project starts from. */
function writeStart(own: OwnFiles, { schema, answers, plugins, host }: { schema: string | undefined; answers: Answers; plugins: readonly string[]; host: Host | undefined }): boolean {
  const calls = plugins.map((name) => ({ name, ...(name === 'project' && { options: '{ mounted: true }' }) }))
  return (
    (schema !== undefined || own.create(STARTER, starterSchema(answers.database))) &&
    (!host || own.create(API_FILE, apiFile(host.framework))) &&
    own.create(CONFIG, configText(schema ?? STARTER, calls))
  )
}

/** Mounts the API in the application that was there before, or tells how that is done. */
function mount(session: Session, folder: string, { app, mounted, lines }: Host): boolean {
  session.report('adopt-access', {})
  if (mounted.kind === 'mounted') return writeOwnFile(session, folder, app.path, mounted.text)
  session.report('adopt-by-hand', { file: displayPath(session.cwd, join(folder, app.path)), why: mounted.why, lines })
  return true
}

function filesOf({ json }: Outcome): readonly unknown[] {
  return Array.isArray(json['files']) ? json['files'] : []
}

/** Whether nothing is in the way of a project in the folder. */
function isFree({ cwd, report }: Session, folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat && !stat.isDirectory()) {
    report('out-unusable', { path: displayPath(cwd, folder), fault: 'it is not a folder' })
    return false
  }
  const config = CONFIG_NAMES.find((name) => existsSync(join(folder, name)))
  if (config !== undefined) report('init-done', { config: displayPath(cwd, join(folder, config)) })
  return config === undefined
}

/** The schema that is there, as the config names it. */
function schemaFor({ cwd, report }: Session, flags: Flags, folder: string): string | undefined {
  const named = textFlag(flags, 'schema')
  if (named === undefined) return existsSync(folder) ? schemaOf(folder) : undefined
  const path = resolve(cwd, named)
  if (!existsSync(path)) report('schema-missing', { path: displayPath(cwd, path) })
  return relative(folder, path).replaceAll('\\', '/')
}

/** The flags of the first generation. */
function runFlags(flags: Flags): Flags {
  return { ...(flags['no-prisma-client'] === true && { 'no-prisma-client': true }) }
}

/** What to type next. */
function nextSteps({ cwd }: Session, folder: string, isMounted: boolean): string[] {
  const { packageManager } = projectFacts(folder, {})
  const run = packageManager === 'npm' ? 'npm run' : packageManager
  return [
    ...(folder === cwd ? [] : [`cd ${shellWord(displayPath(cwd, folder))}`]),
    `${packageManager} install`,
    ...(existsSync(join(folder, '.env')) ? [] : ['cp .env.example .env']),
    // An application that was there before has scripts of its own.
    ...(isMounted ? ['npx prisma db push'] : [`${run} db:push`, `${run} dev`]),
  ]
}
