import type { Base } from '../base-draft.js'
import type { ContractOperation } from '../contract.js'
import { requestOf } from '../draft.js'
import { jsonObject, parsedJson } from '../json-values.js'
import type { Answer, PlannedRequest, Step } from '../planned-request.js'
import { modelOf, operationFor, type Planning } from '../planning.js'

/** Connections on which one request comes at once. */
const CONNECTIONS = 4

/**
 * The same request on several connections at once. What is made is deleted again: which of several wins a number that the
 * database hands out, chance decides.
 */
export function concurrentStep(operation: ContractOperation, { draft }: Base, planning: Planning): Step {
  const label = `${CONNECTIONS} at once`
  const requests = Array.from({ length: CONNECTIONS }, () => requestOf(operation, 'concurrent', draft, { label }))
  const model = modelOf(planning, operation.model)
  const remove = model && (operationFor(planning, model, 'purge') ?? operationFor(planning, model, 'delete'))
  if (operation.action !== 'create' || !model || !remove) return { requests, together: true }
  const said = jsonObject(draft.json) ?? {}
  const chance = (model.key?.fields ?? []).filter((name) => !(name in said))
  return { requests, together: true, chance, tidy: (answers) => answers.flatMap((answer) => deletion(remove, answer)) }
}

function deletion({ id, path }: ContractOperation, { status, headers, body }: Answer): PlannedRequest[] {
  const { location, etag } = headers
  const made = status === 201 ? jsonObject(parsedJson(body)) : undefined
  if (location === undefined || !made) return []
  const purge = path.at(-1) === 'purge' ? '/purge' : ''
  return [{ operation: id, kind: 'concurrent', label: 'what was made is deleted', method: 'DELETE', target: location + purge, headers: etag === undefined ? {} : { 'if-match': etag } }]
}
