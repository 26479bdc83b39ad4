import type { CommandInput } from '../../args/command-input.js'
import { isAsItWas } from '../../cache/inputs.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { displayPath } from '../../project/display-path.js'
import { crash, finish } from '../../render/finish.js'
import { printable } from '../../render/printable.js'
import { createSession, type Session } from '../../session.js'
import { generateOnce } from './generate-once.js'
import { createKept } from './kept.js'
import { refreshClient } from './refresh-client.js'

/** How long, in milliseconds, the schema must have been left alone before the Prisma client, which takes a second or more, is made. */
const CLIENT_QUIET = 300

/** When, in milliseconds after a run, it is looked whether its inputs are still what it read: the watch drops changes within 50. */
const LOOK_AGAIN = 80

/** Flags of a run that only looks, or that ends something once. */
const ONCE = ['check', 'dry-run', 'diff', 'resolve']

/**
 * `ssot generate --watch`: generates, and again whenever what was read changes. A schema or config that is broken is reported, and
 * the output stays as it is until that is mended. Ends with SIGINT or SIGTERM, when what is under way is done.
 */
export async function watch(input: CommandInput): Promise<Outcome> {
  const { args, cwd, terminal, report } = input.session
  for (const flag of ONCE) if (input.flags[flag] !== undefined) report('watch-with', { flag: `--${flag}` })
  for (const word of input.words) report('surplus-word', { command: 'generate --watch', word })
  if (input.session.failed()) return { exit: EXIT.user, json: { files: [] }, lines: [] }
  const asJson = args.includes('--json')
  const silent = { ...terminal, begin: () => undefined, end: () => undefined }
  const kept = createKept()
  let said: ReadonlySet<string> = new Set()
  let clientTimer: NodeJS.Timeout | undefined
  let lookTimer: NodeJS.Timeout | undefined
  let pending = new Set<string>()
  let work = Promise.resolve()
  let isOver = false

  /** One job at a time, and none that throws ends the watch. */
  const enqueue = (job: (session: Session) => Promise<void>) => {
    if (isOver) return
    work = work.then(async () => {
      const session = createSession({ args, cwd, terminal: silent })
      try {
        await job(session)
      } catch (error) {
        await crash({ session, error, asJson })
      }
    })
  }
  const turn = async (session: Session) => {
    const changed = pending
    pending = new Set()
    const start = performance.now()
    // What else would read the config than a change of something that is no schema?
    if ([...changed].some((path) => !path.endsWith('.prisma'))) kept.settled = undefined
    const outcome = await generateOnce({ ...input, session }, kept)
    await files.add(session.inputs.paths())
    const took = Math.round(performance.now() - start)
    const news = session.diagnostics.filter((diagnostic) => !said.has(JSON.stringify(diagnostic)))
    said = new Set(session.diagnostics.map((diagnostic) => JSON.stringify(diagnostic)))
    const lines = [`${time()} ${whatChanged(changed, cwd)}: ${outcome.lines[0] ?? 'not generated.'} (${took} ms)`]
    await finish({ ...session, diagnostics: asJson ? session.diagnostics : news }, { ...outcome, lines }, asJson)
    clearTimeout(lookTimer)
    lookTimer = lookAgain(session)
    if (!session.failed()) clientTimer = setTimeout(() => enqueue(makeClient), CLIENT_QUIET)
  }
  /** What happened before there was a watch has not been seen, nor what came so soon after a change that the watch took both for one. */
  const lookAgain = (session: Session) => {
    const state = session.inputs.state()
    const look = (then: () => void) =>
      setTimeout(() => {
        if (state && pending.size === 0 && !isAsItWas(state)) then()
      }, LOOK_AGAIN)
    // Twice, so that a change that is just being told of is left to be told.
    return look(() => {
      lookTimer = look(() => {
        kept.settled = undefined
        enqueue(turn)
      })
    })
  }
  const makeClient = async (session: Session) => {
    const lines = kept.prepared ? await refreshClient({ ...input, session }, kept.prepared) : []
    const isNews = lines.length > 0 || session.failed()
    if (isNews) await finish(session, { exit: session.failed() ? EXIT.user : EXIT.ok, json: {}, lines: lines.map((line) => `${time()} ${line}`) }, asJson)
  }

  const { watchFiles } = await import('./watch-files.js')
  const files = watchFiles((changed) => {
    clearTimeout(clientTimer)
    clearTimeout(lookTimer)
    // One turn sees all that has changed until it begins.
    if (pending.size === 0) enqueue(turn)
    for (const path of changed) pending.add(path)
  })
  enqueue(turn)
  await stopSignal()
  isOver = true
  // What is under way watches files and sets timers itself, so that it ends first.
  await work
  clearTimeout(clientTimer)
  clearTimeout(lookTimer)
  await files.close()
  return { exit: EXIT.ok, json: {}, lines: [], isPrinted: true }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

function whatChanged(paths: ReadonlySet<string>, cwd: string): string {
  const [first, ...others] = [...paths].map((path) => displayPath(cwd, path)).sort()
  if (first === undefined) return 'watching'
  return printable(others.length === 0 ? first : `${first} and ${others.length} more`)
}

function time(): string {
  return new Date().toTimeString().slice(0, 8)
}
