import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { displayPath } from '../../project/display-path.js'
import type { Session } from '../../session.js'
import { indexScaffold, type ExtensionNames } from './scaffold.js'

/** What is to become of the index of extensions. */
export type IndexPlan = {
  readonly file: { readonly path: string; readonly action: 'create' | 'update' | 'keep'; readonly text?: string }
  /** Whether the extension is registered without being imported from its file. */
  readonly registeredElsewhere: boolean
  /** Whether the user is told what to add. */
  readonly byHand: boolean
}

/** What to look at: the project's root, and the index relative to it. */
type Given = { readonly session: Session; readonly out: string; readonly path: string; readonly names: ExtensionNames }

/** Registers an extension in the index, or reports what to add where the index cannot be changed for sure. */
export async function planIndex({ session, out, path, names }: Given): Promise<IndexPlan> {
  const plain = { registeredElsewhere: false, byHand: false }
  if (!existsSync(join(out, path))) return { ...plain, file: { path, action: 'create', text: indexScaffold(names) } }
  const { name, binding, file } = names
  const from = `./${file}.js`
  // The compiler is in it, which no other command needs.
  const { registerExtension } = await import('./register.js')
  const text = readFileSync(join(out, path), 'utf8')
  const result = registerExtension(text, { name, binding, from })
  if (result.kind === 'registered') return { ...plain, file: { path, action: 'update', text: result.text } }
  if (result.kind === 'present') return { ...plain, file: { path, action: 'keep' }, registeredElsewhere: !text.includes(from) }
  const lines = [`  import { ${binding} } from '${from}'`, `  defineExtensions({ ..., ${name === binding ? name : `${name}: ${binding}`} })`].join('\n')
  session.report('extension-by-hand', { file: displayPath(session.cwd, join(out, path)), why: result.why, lines })
  return { ...plain, file: { path, action: 'keep' }, byHand: true }
}
