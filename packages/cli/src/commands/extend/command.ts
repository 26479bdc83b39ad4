import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandInput } from '../../args/command-input.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { displayPath } from '../../project/display-path.js'
import { printable } from '../../render/printable.js'
import type { Session } from '../../session.js'
import { prepare } from '../generate/prepare.js'
import { listing, summary } from '../generate/summary.js'
import { modelFor } from './model-for.js'
import { namesForExtension } from './names.js'
import { planIndex } from './plan-index.js'
import { extensionScaffold } from './scaffold.js'
import { writeOwnFile } from './write-own-file.js'

/** What becomes of one of the project's own files; a text is what it is to hold. */
type OwnFile = { readonly path: string; readonly action: 'create' | 'update' | 'keep'; readonly text?: string }

const FOLDER = 'src/extensions'
const APP = 'src/app.ts'

/** `ssot extend <model>`: a file for what the project adds to a model, registered where extensions are put together. */
export async function extendCommand({ session, flags, words }: CommandInput): Promise<Outcome> {
  const failed: Outcome = { exit: EXIT.user, json: { files: [] }, lines: [] }
  const prepared = await prepare(session, flags)
  const model = prepared && modelFor(session, prepared.schema, words[0])
  if (!prepared || !model) return failed
  const { out } = prepared
  if (!existsSync(join(out, 'src/gen/extensions.ts'))) {
    session.report('project-missing', { path: displayPath(session.cwd, out) })
    return failed
  }
  const names = await session.phase('generate', () => namesForExtension(session, prepared, model))
  if (!names) return failed

  const path = `${FOLDER}/${names.file}.ts`
  const index = await planIndex({ session, out, path: `${FOLDER}/index.ts`, names })
  const own: OwnFile = existsSync(join(out, path)) || index.registeredElsewhere ? { path, action: 'keep' } : { path, action: 'create', text: extensionScaffold(names) }
  const files: readonly OwnFile[] = [own, index.file]
  adviseOnApp(session, out)

  const isDry = flags['dry-run'] === true
  if (!isDry) for (const file of files) if (file.text !== undefined && !writeOwnFile(session, out, file.path, file.text)) return failed
  const changes = files.map((file) => ({ path: displayPath(session.cwd, join(out, file.path)), action: file.action }))
  const isThere = changes.every(({ action }) => action === 'keep')
  const { colors } = session.terminal
  const lines = isThere && !index.byHand ? [`${model.name} has an extension already: ${printable(changes[0]?.path ?? path)}.`] : [...listing(changes, colors), summary(changes, isDry ? 'would be' : undefined)]
  return { exit: EXIT.ok, json: { files: changes }, lines }
}

/** Scaffolds are written once: that of an older project knows nothing of extensions. */
function adviseOnApp(session: Session, out: string): void {
  if (!existsSync(join(out, APP)) || /\bextensions\b/.test(readFileSync(join(out, APP), 'utf8'))) return
  const lines = ["  import { extensions } from './extensions/index.js'", '  createApp({ ..., extensions })'].join('\n')
  session.report('extensions-unused', { file: displayPath(session.cwd, join(out, APP)), lines })
}
