import type { Answer, Plan, SendRequest, Step } from './planned-request.js'
import type { Asking } from './planning.js'

/**
 * Sends a whole plan to one application.
 *
 * @param send sends one request
 * @param onStep told of each step with its answers, before the next is made
 */
export async function sendPlan(plan: Plan, send: SendRequest, onStep?: (step: Step, answers: readonly Answer[]) => void | Promise<void>): Promise<void> {
  for (let next = plan.next(); next.done !== true; ) {
    const step = next.value
    const answers = await sendStep(step, send)
    await onStep?.(step, answers)
    next = plan.next(answers)
  }
}

/** Sends the requests of a step, and what goes before and tidies up behind it. */
async function sendStep({ requests, together, arrange, tidy }: Step, send: SendRequest): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  await arrange?.(send)
  if (together) answers.push(...(await Promise.all(requests.map(send))))
  else for (const request of requests) answers.push(await send(request))
  for (const request of tidy?.(answers) ?? []) await send(request)
  return answers
}

/** Does what takes answers to work out. */
export async function asked<T>(work: Asking<T>, send: SendRequest): Promise<T> {
  let next = work.next([])
  while (next.done !== true) next = work.next(await sendStep(next.value, send))
  return next.value
}
