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
    operation('summary', { path: ['health'], summary: 'How the process is', replies: [fine, unfit], handler: ready }),
    operation('live', {
      path: ['health', 'live'],
      summary: 'Whether the process runs',
      replies: [fine],
      handler: { symbol: lib.healthHandlers, member: 'live' },
    }),
    operation('ready', { path: ['health', 'ready'], summary: 'Whether it should be sent requests', replies: [fine, unfit], handler: ready }),
  ]
}
