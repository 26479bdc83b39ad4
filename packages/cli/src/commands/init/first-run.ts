import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '@ssot-codegen/core'
import type { Flags } from '../../args/flags.js'
import { createInputs } from '../../cache/inputs.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { loadRuntimeFolder } from '../../plugins/bundled.js'
import { createSession, type Session } from '../../session.js'
import { generateCommand } from '../generate/command.js'
import { prepare } from '../generate/prepare.js'

/** The session of `ssot generate` in a folder. What it finds and how long it takes is the given session's. */
export function sessionIn(session: Session, folder: string): Session {
  // As the user will run it, so that what is remembered of this run is good for the next.
  const args = folder === process.cwd() ? ['generate'] : ['generate', '--cwd', folder]
  return { ...session, args, cwd: folder, inputs: createInputs() }
}

/**
 * The first generation. Entry points of ours next to files of the user's that go by the same names would not fit together, so then
 * there is none.
 *
 * @param session one in the project's folder
 * @returns undefined where it was reported that nothing was generated
 */
export async function firstRun(session: Session, flags: Flags): Promise<Outcome | undefined> {
  const taken = await takenPaths(session, flags)
  if (taken.length > 0) {
    session.report('init-taken', { paths: taken })
    return undefined
  }
  const outcome = await generateCommand({ session, flags, words: [] })
  return outcome.exit === EXIT.ok ? outcome : undefined
}

/** The entry points that would be written once, and are there. What is wrong otherwise, the generation itself reports. */
async function takenPaths({ args, cwd, terminal }: Session, flags: Flags): Promise<string[]> {
  const silent = { ...terminal, begin: () => undefined, end: () => undefined }
  const prepared = await prepare(createSession({ args, cwd, terminal: silent }), flags)
  if (!prepared) return []
  const { schema, plugins, project, out } = prepared
  const { files } = generate(schema, plugins, { project, runtime: loadRuntimeFolder })
  return files.filter(({ mode, path }) => mode === 'scaffold' && path.startsWith('src/') && existsSync(join(out, path))).map(({ path }) => path)
}
