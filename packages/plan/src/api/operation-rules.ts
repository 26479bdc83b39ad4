import type { ApiSeverity } from './api-change.js'

type Told = { readonly what?: string; readonly from?: string; readonly to?: string }
type OperationRule = readonly [ApiSeverity, (told: Told) => string]

/** What a difference between two operations means, beside that of their shapes. By id, those of oasdiff where it has such a check. */
export const OPERATION_RULES = {
  'api-removed': ['breaking', () => 'The operation is gone.'],
  'api-added': ['info', () => 'The operation is new.'],
  'api-path-changed': ['breaking', ({ from, to }) => `The operation is at ${to ?? ''} and no longer at ${from ?? ''}.`],
  'api-operation-id-changed': ['warning', ({ from, to }) => `The operation is called ${to ?? ''} and no longer ${from ?? ''}, which names methods of generated clients.`],
  'api-path-parameter-renamed': ['info', ({ from, to }) => `The parameter "${from ?? ''}" of the path is called "${to ?? ''}".`],
  'api-deprecated': ['info', () => 'The operation is deprecated.'],
  'api-access-tightened': ['breaking', ({ from, to }) => `The operation is open to ${to ?? ''}; it was to ${from ?? ''}.`],
  'api-access-changed': ['warning', ({ from, to }) => `The operation is open to ${to ?? ''}; it was to ${from ?? ''}.`],
  'api-access-loosened': ['warning', ({ from, to }) => `The operation is open to ${to ?? ''}; it was to ${from ?? ''}.`],
  'api-security-added': ['breaking', ({ what }) => `Requests have to prove who they are, by "${what ?? ''}".`],
  'api-security-removed': ['info', ({ what }) => `Requests need not prove who they are by "${what ?? ''}".`],
  'request-body-added-required': ['breaking', () => 'Requests without a body are refused.'],
  'request-body-added-optional': ['info', () => 'Requests may have a body.'],
  'request-body-removed': ['breaking', () => 'Requests may no longer have a body.'],
  'request-body-kind-changed': ['breaking', ({ from, to }) => `The body is ${to ?? ''} and no longer ${from ?? ''}.`],
  'request-body-media-type-removed': ['breaking', ({ what }) => `Bodies of ${what ?? ''} are refused.`],
  'request-body-media-type-added': ['info', ({ what }) => `Bodies of ${what ?? ''} are taken.`],
  'request-filter-removed': ['breaking', ({ what }) => `Requests that filter by ${what ?? ''} are refused.`],
  'request-filter-added': ['info', ({ what }) => `Requests may filter by ${what ?? ''}.`],
  'request-filter-operator-removed': ['breaking', ({ what }) => `Requests that filter by ${what ?? ''} are refused.`],
  'request-filter-operator-added': ['info', ({ what }) => `Requests may filter by ${what ?? ''}.`],
  'request-filter-required': ['breaking', () => 'Requests without a filter are refused.'],
  'request-order-removed': ['breaking', ({ what }) => `Requests that sort by ${what ?? ''} are refused.`],
  'request-order-added': ['info', ({ what }) => `Requests may sort by ${what ?? ''}.`],
  'request-select-removed': ['breaking', ({ what }) => `Requests that select ${what ?? ''} are refused.`],
  'request-select-added': ['info', ({ what }) => `Requests may select ${what ?? ''}.`],
  'request-include-removed': ['breaking', ({ what }) => `Requests that include ${what ?? ''} are refused.`],
  'request-include-added': ['info', ({ what }) => `Requests may include ${what ?? ''}.`],
  'response-success-status-removed': ['breaking', ({ what }) => `No reply has the status ${what ?? ''}.`],
  'response-success-status-added': ['warning', ({ what }) => `Replies may have the status ${what ?? ''}.`],
  'response-non-success-status-removed': ['info', ({ what }) => `No reply has the status ${what ?? ''}.`],
  'response-non-success-status-added': ['info', ({ what }) => `Replies may have the status ${what ?? ''}.`],
  'response-default-include-removed': ['breaking', ({ what }) => `Replies come without ${what ?? ''} where requests do not include it.`],
  'response-default-include-added': ['info', ({ what }) => `Replies come with ${what ?? ''} where requests do not say.`],
  'response-body-removed': ['breaking', ({ what }) => `Replies with the status ${what ?? ''} have no body.`],
  'response-body-added': ['info', ({ what }) => `Replies with the status ${what ?? ''} have a body.`],
} as const satisfies { readonly [id: string]: OperationRule }

/** The id of a rule about operations. */
export type OperationRuleId = keyof typeof OPERATION_RULES

/** The rule of that id. */
export function operationRule(id: OperationRuleId): OperationRule {
  return OPERATION_RULES[id]
}
