import type { Operation, ReplySpec, Shape } from '@ssot-codegen/core'
import { lib } from './symbols.js'

const status: Shape = {
  kind: 'object',
  properties: [
    { name: 'status', shape: { kind: 'enum', values: ['ok', 'failing', 'stopping'] } },
    { name: 'failing', shape: { kind: 'list', items: { kind: 'string' } }, optional: true, doc: 'The checks that fail.' },
  ],
}

const fine: ReplySpec = { status: 200, doc: 'All is well.', body: status }
const PROBLEM: Shape = { kind: 'ref', name: 'Problem' }
const refused: ReplySpec = { status: 400, doc: 'Something in the request is not allowed; `errors` says what.', body: PROBLEM }
const fault: ReplySpec = { status: 500, doc: 'A fault of the server.', body: PROBLEM }
const unfit: ReplySpec = { status: 503, doc: 'The process is stopping, or a check fails.', body: status }

/** The operations by which an orchestrator asks how the process is. */
export function healthOperations(): Operation[] {
  const operation = (verb: string, rest: Pick<Operation, 'path' | 'summary' | 'replies' | 'handler'>): Operation => ({
    id: `health.${verb}`,
    group: 'health',
    method: 'GET',
    query: { kind: 'none' },
    body: { kind: 'none' },
    access: { kind: 'public' },
    rateClass: 'none',
    tags: ['health'],
    ...rest,
  })
  const ready = { symbol: lib.healthHandlers, member: 'ready' }
  return [
    operation('summary', { path: ['health'], summary: 'Check the health of the process', replies: [fine, refused, fault, unfit], handler: ready }),
    operation('live', {
      path: ['health', 'live'],
      summary: 'Check that the process runs',
      replies: [fine, refused, fault],
      handler: { symbol: lib.healthHandlers, member: 'live' },
    }),
    operation('ready', { path: ['health', 'ready'], summary: 'Check that it is ready for requests', replies: [fine, refused, fault, unfit], handler: ready }),
  ]
}
