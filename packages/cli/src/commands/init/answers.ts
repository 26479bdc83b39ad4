import { nearest } from '@ssot-codegen/core'
import { textFlag, type Flags } from '../../args/flags.js'
import { FRAMEWORKS } from '../../plugins/choose-plugins.js'
import type { Session } from '../../session.js'
import { DATABASE_DOCS, DATABASES, frameworkChoices, isAlwaysThere, pluginChoices, USUAL, type Database } from './choices.js'

/** What a project is to be made of. */
export type Answers = { readonly framework: string; readonly database: Database; readonly plugins: readonly string[] }

/** What the folder says already, so that nobody is asked for it. */
export type Known = {
  readonly framework?: string | undefined
  /** Whether there is a schema, which names its database. */
  readonly hasSchema: boolean
}

/** Whether there is somebody to ask. */
export function canAsk(flags: Flags): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && flags['json'] !== true && flags['yes'] !== true
}

/**
 * What the flags say, and for the rest what is answered at the terminal, or with `--yes` what is usual.
 *
 * @returns undefined where it was reported that an answer is missing, is none, or was not given
 */
export async function answersFor({ session, flags, known }: { session: Session; flags: Flags; known: Known }): Promise<Answers | undefined> {
  const given = givenAnswers(session, flags, known)
  if (session.failed()) return undefined
  const missing = [
    ...(given.framework === undefined ? ['--framework'] : []),
    ...(given.database === undefined ? ['--database'] : []),
    ...(given.plugins === undefined ? ['--plugins'] : []),
  ]
  const usual = { framework: FRAMEWORKS[0] ?? '', database: DATABASES[0], plugins: USUAL }
  if (missing.length === 0 || flags['yes'] === true) return { ...usual, ...defined(given) }
  if (!canAsk(flags)) {
    session.report('init-answers', { missing })
    return undefined
  }
  const answers = await ask(given)
  if (!answers) session.report('init-cancelled', {})
  return answers
}

type Given = { readonly [K in keyof Answers]: Answers[K] | undefined }

async function ask(given: Given): Promise<Answers | undefined> {
  // Drawing and reading keys is for terminals only.
  const { askOne, askSome } = await import('./prompts.js')
  const framework = given.framework ?? (await askOne('What shall serve the API?', frameworkChoices()))
  if (framework === undefined) return undefined
  const databases = DATABASES.map((name) => ({ name, doc: DATABASE_DOCS[name] }))
  const named = given.database ?? (await askOne('Which database?', databases))
  const database = DATABASES.find((one) => one === named)
  if (database === undefined) return undefined
  const plugins = given.plugins ?? (await askSome('What shall be generated besides?', pluginChoices(), USUAL))
  return plugins && { framework, database, plugins }
}

function givenAnswers(session: Session, flags: Flags, known: Known): Given {
  const { report } = session
  const framework = textFlag(flags, 'framework')
  if (framework !== undefined && !FRAMEWORKS.includes(framework))
    report('framework-unknown', { framework, nearest: nearest(framework, FRAMEWORKS), known: FRAMEWORKS })
  const named = textFlag(flags, 'database')
  const database = DATABASES.find((one) => one === named)
  if (named !== undefined && database === undefined) report('database-unknown', { database: named, nearest: nearest(named, DATABASES), known: DATABASES })
  else if (named !== undefined && known.hasSchema) report('database-given', {})
  return {
    framework: framework ?? known.framework,
    database: database ?? (known.hasSchema ? DATABASES[0] : undefined),
    plugins: givenPlugins(session, flags),
  }
}

function givenPlugins(session: Session, flags: Flags): readonly string[] | undefined {
  const text = textFlag(flags, 'plugins')
  if (text === undefined) return undefined
  const given = [...new Set(text.split(',').map((name) => name.trim()).filter((name) => name !== ''))]
  if (given.length === 0) session.report('plugin-name', { plugin: text })
  // Beside others it would be a plugin's name.
  const names = given.filter((name) => (name !== 'none' || given.length > 1) && !isAlwaysThere(name))
  const choices = [...pluginChoices().map(({ name }) => name), ...FRAMEWORKS]
  for (const name of names)
    if (!choices.includes(name)) session.report('init-plugin', { plugin: name, nearest: nearest(name, choices), known: choices })
  return names
}

function defined(given: Given): Partial<Answers> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
