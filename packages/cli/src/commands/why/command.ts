import { nearest } from '@ssot-codegen/core'
import type { CommandInput } from '../../args/command-input.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { prepare } from '../generate/prepare.js'
import { fileAnswer } from './file-answer.js'
import { operationAnswer } from './operation-answer.js'
import { answerLines } from './report.js'
import { runObserved } from './run.js'
import { targetOf } from './target.js'

/** `ssot why <file[:line] | operation | METHOD /path>`: what in schema and config is behind a file, a line, an operation. */
export async function whyCommand({ session, flags, words }: CommandInput): Promise<Outcome> {
  const failed: Outcome = { exit: EXIT.user, json: { answers: [] }, lines: [] }
  if (words.length === 0) {
    session.report('subject-unnamed', {})
    return failed
  }
  const prepared = await prepare(session, flags)
  if (!prepared) return failed
  const run = await session.phase('generate', () => runObserved(session, prepared))
  session.add(run.result.diagnostics.filter(({ severity }) => severity === 'error'))
  if (session.failed()) return failed

  const { operations } = run.observed
  const target = targetOf(words, operations)
  if (target.kind === 'operations' && target.operations.length === 0) {
    const subject = words.join(' ')
    session.report('unknown-subject', { subject, nearest: nearest(subject, operations.map(({ id }) => id)) })
    return failed
  }
  const found = target.kind === 'operations' ? target.operations.map((operation) => operationAnswer(operation, run)) : [(await fileAnswer(target, run)) ?? []].flat()
  if (session.failed()) return failed
  const lines = found.flatMap((answer, i) => [...(i > 0 ? [''] : []), ...answerLines(answer, session.terminal.colors)])
  return { exit: EXIT.ok, json: { answers: found }, lines }
}
