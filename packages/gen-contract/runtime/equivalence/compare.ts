import type { Plan, PlannedRequest, Step } from '../plan/planned-request.js'
import type { ApplicationProcess } from './application-process.js'
import { comparable, replyDifferences, stateDifferences, togetherDifferences, type Difference } from './differences.js'
import type { Exchanged } from './exchange.js'
import { createTally, type Tally } from './tally.js'

/** Something that two applications did differently, and after which request. */
export type Finding = {
  readonly number: number
  readonly request: PlannedRequest
  readonly differences: readonly Difference[]
}

/** What a comparison has found. */
export type Comparison = { readonly tally: Tally; readonly findings: readonly Finding[]; readonly sent: number }

/** Findings after which nothing more is looked for, where nobody says: what comes is the same again. */
const MAX_FINDINGS = 100

/** What a request is answered that is not sent. */
const UNANSWERED: Exchanged = { status: 0, headers: {}, body: new Uint8Array() }

/** How many requests that write nothing may lie between two looks at the databases. */
const QUIET = 50

/**
 * Sends every request of a plan to both applications, in the same order and at the same moment of their clocks, and compares
 * what comes back and, after every request that may write, what is in the databases. The plan goes on with the first one's answers.
 */
export async function compareApplications(plan: Plan, [one, other]: readonly [ApplicationProcess, ApplicationProcess], maxFindings = MAX_FINDINGS): Promise<Comparison> {
  const both = [one, other] as const
  const tally = createTally()
  const findings: Finding[] = []
  let number = 0
  let unlooked = 0
  const goTo = () => Promise.all(both.map((application) => application.goTo(number)))
  const sendAll = async (application: ApplicationProcess, { requests, together }: Step): Promise<Exchanged[]> => {
    const first = number
    const send = (request: PlannedRequest, index: number) => application.send(request, requestId(first + index))
    if (together) return Promise.all(requests.map(send))
    const answers: Exchanged[] = []
    for (const [index, request] of requests.entries()) answers.push(await send(request, index))
    return answers
  }

  const take = async (step: Step): Promise<readonly Exchanged[]> => {
    await step.arrange?.(async (request) => (await take({ requests: [request], together: false, prepares: true }))[0] ?? UNANSWERED)
    await goTo()
    const [answers, others] = await Promise.all([sendAll(one, step), sendAll(other, step)])
    const differences = compared(step, number, answers, others)
    await Promise.all([tidied(one, step, answers), tidied(other, step, others)])
    const isQuiet = step.requests.every(({ method }) => method === 'GET' || method === 'HEAD') || answers.every(({ status }) => status >= 400)
    unlooked = isQuiet ? unlooked + 1 : QUIET
    if (unlooked >= QUIET) {
      const [state, otherState] = await Promise.all([one.state(), other.state()])
      differences.push(...stateDifferences(state, otherState))
      unlooked = 0
    }
    for (const [index, request] of step.requests.entries()) if (step.prepares !== true) tally.add(request, answers[index]?.status ?? 0)
    const [request] = step.requests
    if (request && differences.length > 0) {
      findings.push({ number, request, differences })
      tally.differ(request)
    }
    number += step.requests.length
    return answers
  }
  for (let next = plan.next(); next.done !== true && findings.length < maxFindings; ) next = plan.next(await take(next.value))
  return { tally, findings, sent: number }
}

/** What a request is called that does not say: the same to both. */
function requestId(number: number): string {
  return `planned-${number}`
}

function compared({ requests, together, chance }: Step, first: number, answers: readonly Exchanged[], others: readonly Exchanged[]): Difference[] {
  const called = (index: number) => requests[index]?.headers['x-request-id'] ?? requestId(first + index)
  if (!together) {
    return answers.flatMap((answer, index) => {
      const twin = others[index]
      return twin ? replyDifferences(comparable(answer, called(index), chance), comparable(twin, called(index), chance)) : []
    })
  }
  // In which order they are answered does not count, so none may bear its own name.
  const nameless = (answer: Exchanged) => comparable(answer, undefined, chance)
  return togetherDifferences(answers.map(nameless), others.map(nameless))
}

async function tidied(application: ApplicationProcess, { tidy }: Step, answers: readonly Exchanged[]): Promise<void> {
  for (const request of tidy?.(answers) ?? []) await application.send(request, 'planned-tidy')
}
