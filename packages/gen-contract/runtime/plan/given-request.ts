import { baseDraft } from './base-draft.js'
import type { Contract, ContractOperation } from './contract.js'
import { requestOf } from './draft.js'
import type { Granted, GrantedRequest, Send } from './granted.js'
import { jsonObject, parsedJson } from './json-values.js'
import { learnMade } from './learn-records.js'
import type { SendRequest } from './planned-request.js'
import type { Given, Planning } from './planning.js'
import { asked } from './send-plan.js'

/** How often a request is made anew because something that was made up for it is taken. */
const ATTEMPTS = 3

/**
 * What the project says of operations. While it says it, the operation itself is asked as any other.
 *
 * @throws Error where the project speaks of an operation that there is not
 */
export function givenBy(granted: Granted, contract: Contract): Given {
  for (const id of Object.keys(granted)) operationOf(contract, id)
  const open = new Set<string>()
  return function* given({ id }, planning) {
    const say = Object.hasOwn(granted, id) && !open.has(id) ? granted[id] : undefined
    if (!say) return {}
    let said: GrantedRequest = {}
    yield {
      requests: [],
      together: false,
      prepares: true,
      async arrange(send) {
        open.add(id)
        try {
          said = await say(sendGranted(planning, send))
        } finally {
          open.delete(id)
        }
      },
    }
    return said
  }
}

function sendGranted(planning: Planning, send: SendRequest): Send {
  return async (id, request = {}) => {
    const operation = operationOf(planning.contract, id)
    for (let attempt = 1; ; attempt += 1) {
      const { draft } = await asked(baseDraft(operation, planning, request), send)
      const answer = await send(requestOf(operation, 'valid', draft, { label: 'what another request rests on' }))
      if (answer.status < 300) {
        learnMade(operation, draft.json, answer, planning)
        return jsonObject(parsedJson(answer.body)) ?? {}
      }
      if (answer.status !== 409 || attempt === ATTEMPTS) throw new Error(`A request that is to be granted is not: ${id} answers ${answer.status}, ${new TextDecoder().decode(answer.body)}`)
    }
  }
}

function operationOf({ operations }: Contract, id: string): ContractOperation {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`What is said of granted requests names the operation "${id}", which there is not.`)
  return found
}
