import type { Capabilities } from '#runtime/api/context.js'
import type { Models } from '#runtime/api/model.js'
import type { Contract } from '../plan/contract.js'
import { createPlanning } from '../plan/create-planning.js'
import type { Granted } from '../plan/granted.js'
import { createKnownRecords } from '../plan/known-records.js'
import { learnRecords } from '../plan/learn-records.js'
import { planRequests } from '../plan/plan-requests.js'
import type { Answer, PlannedRequest } from '../plan/planned-request.js'
import type { Planning } from '../plan/planning.js'
import { asked, sendPlan } from '../plan/send-plan.js'
import type { CheckedApplication } from './application.js'
import { declaredOperations, type OpenApiDocument } from './document.js'
import { matchedOperation } from './matched-operation.js'
import { pairsOf, undeclared, type Pairs } from './pairs.js'
import { replyFaults, type CreateValidator } from './reply-faults.js'
import { statusRequest, type Wanted } from './status-request.js'

/** What is held against what. */
export type CheckParts = {
  readonly contract: Contract
  readonly models: Models
  readonly capabilities: Capabilities
  readonly granted: Granted
  readonly document: OpenApiDocument
  readonly createValidator: CreateValidator
  readonly seed: number
  /** Requests of one operation and kind beside those that bring about a status; all there are when absent. */
  readonly most?: number
}

/** Something that is not as the document says, and the request that showed it, where one did. */
export type CheckFinding = { readonly fault: string; readonly request?: PlannedRequest; readonly status?: number }

/** What a check has found. */
export type CheckOutcome = { readonly pairs: Pairs; readonly findings: readonly CheckFinding[]; readonly sent: number }

/** How often a status is tried to bring about: what is made up may be there already. */
const ATTEMPTS = 6

/**
 * Holds an application against its document: every reply to requests of all kinds has to be declared as it is, and every status
 * that an operation must be able to say has to be said once.
 */
export async function checkApplication(parts: CheckParts, application: CheckedApplication): Promise<CheckOutcome> {
  const { contract, models, capabilities, granted, document, seed, most } = parts
  const declared = declaredOperations(document)
  const validator = parts.createValidator(document)
  const pairs = pairsOf(contract, models, declared)
  const findings: CheckFinding[] = undeclared(contract, models, declared).map((fault) => ({ fault }))
  let sent = 0
  const look = (request: PlannedRequest, answer: Answer): void => {
    sent += 1
    // What browsers ask before they ask is no operation's.
    if (request.method === 'OPTIONS') return
    // Node refuses to send what is no target at all.
    if (answer.status === 0) return
    const operation = matchedOperation(contract.operations, request.method, request.target)
    if (operation) pairs.reach(operation.id, answer.status)
    const faults = replyFaults(validator, operation && declared.get(operation.id), request.method, answer)
    for (const fault of faults) findings.push({ fault: `${operation?.id ?? 'no operation'}, ${answer.status}: ${fault}`, request, status: answer.status })
  }
  const send = async (request: PlannedRequest) => {
    const answer = await application.send(request)
    look(request, answer)
    return answer
  }
  const started = createPlanning({ contract, models, capabilities, granted, seed })
  await sendPlan(planRequests(started, most), send)
  // What was there has been changed and deleted in ways that no answer told.
  const planning: Planning = { ...started, records: createKnownRecords() }
  await asked(learnRecords(planning), send)
  const isBroughtAbout = async (wanted: Wanted) => {
    const planned = await asked(statusRequest(wanted, planning), send)
    if (!planned) return false
    const answer = await application.bringAbout(planned)
    look(planned.request, answer)
    return answer.status === wanted.status
  }
  for (const operation of contract.operations) {
    for (const { status } of pairs.of(operation.id).filter((pair) => pair.isRequired && !pair.isReached)) {
      for (let attempt = 1; attempt <= ATTEMPTS && !(await isBroughtAbout({ operation, status, attempt })); attempt += 1);
    }
  }
  return { pairs, findings, sent }
}

/** Whether all that must be reached was, and nothing was otherwise than declared. */
export function isKept({ pairs, findings }: CheckOutcome): boolean {
  return findings.length === 0 && pairs.all.every(({ isRequired, isReached }) => isReached || !isRequired)
}
