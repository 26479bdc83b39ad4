import { backingService, definePlugin, env, local, operation, runtime, ts, type Shape } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { z } from 'zod'

const NAME = 'outbox'

const lib = {
  createOutbox: runtime(NAME, 'outbox.ts', 'createOutbox'),
  relayOnly: runtime(NAME, 'relay-only.ts', 'relayOnly'),
}
const handlers = local('src/gen/outbox/handlers.ts', 'outboxHandlers')

const count: Shape = { kind: 'integer', minimum: 0 }
const state: Shape = { kind: 'object', properties: [{ name: 'pending', shape: count }, { name: 'delivered', shape: count }] }

/** Events for other systems: a table the application writes, and an operation by which their relay is watched. */
export const outbox = definePlugin({
  name: NAME,
  version: '0.1.0',
  doc: 'A table of events, guarded for the relay that delivers them',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({
    segment: z.string().regex(/^[a-z][a-z0-9-]*$/).default('outbox').describe('The path of the operation, below the prefix of the API'),
  }),
  requires: [api.handle],
  roles: {
    event: {
      doc: 'what is to be told to other systems',
      model: 'OutboxEvent',
      fields: {
        id: { type: 'Int', id: true, attributes: '@default(autoincrement())' },
        topic: { type: 'String' },
        payload: { type: 'Json' },
        deliveredAt: { type: 'DateTime', required: false },
      },
    },
  },
  diagnostics: {
    'hidden-events': {
      severity: 'error',
      message: (p: { model: string }) => `Model "${p.model}" is hidden, so no relay can read its events.`,
      help: 'Take @hidden off: its operations ask for the token of the relay.',
    },
  },
  runtime: new URL('./runtime/', import.meta.url),

  *contribute({ options, use, role, report }) {
    const event = role('event')
    if (event?.exposed === false) {
      report('hidden-events', { model: event.name }, event)
      return
    }
    yield env({ name: 'OUTBOX_TOKEN', doc: 'What the relay shows to be let in.', type: 'string', example: 'change-me', secret: true })
    yield env({ name: 'NATS_URL', doc: 'Where the relay publishes events.', type: 'string', default: 'nats://localhost:4222' })
    yield backingService({ name: 'nats', doc: 'Takes the events.', image: 'nats:2.11', port: 4222, env: 'NATS_URL' })
    yield operation({
      id: 'outbox.state',
      group: 'outbox',
      method: 'GET',
      path: [...use(api.handle).prefix.split('/').filter(Boolean), options.segment],
      summary: 'How many events wait for the relay',
      query: { kind: 'none' },
      body: { kind: 'none' },
      replies: [{ status: 200, doc: 'The state of the outbox.', body: state }],
      access: { kind: 'rule', rule: 'relay', args: [] },
      rateClass: 'read',
      tags: ['outbox'],
      handler: { symbol: handlers, member: 'state' },
    })
  },

  *amend({ operations, role }) {
    for (const { id, group, model } of operations) {
      if (group !== 'outbox' && model !== role('event')?.name) continue
      yield {
        operation: id,
        guards: [lib.relayOnly],
        headers: [{ name: 'x-relay-token', shape: { kind: 'string' }, doc: 'The token of the relay.' }],
        replies: [{ status: 401, doc: 'The token is missing or wrong.', body: { kind: 'ref', name: 'Problem' } }],
      }
    }
  },

  *emit({ role, use }) {
    const event = role('event')
    if (event?.exposed !== true) return
    const { service } = use(api.handle).model(event)
    const code = () => ts`
      /** Answers the operations of the outbox. */
      export const ${handlers} = ${lib.createOutbox}(${service})
    `
    yield { kind: 'code', path: 'src/gen/outbox/handlers.ts', reads: [event], code }
  },
})
