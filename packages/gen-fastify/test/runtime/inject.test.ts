import type { Operation } from '#runtime/api/operation.js'
import { ok } from '#runtime/api/reply.js'
import { afterEach, expect, test, vi } from 'vitest'
import { testParts } from '../../../gen-api/test/http/support/application.js'
import { testApplication } from './support/application.js'

afterEach(() => vi.useRealTimers())

const echo: Operation = { id: 'things.x', access: 'public', run: ({ params }) => Promise.resolve(ok({ params })) }

test('a request of `inject`, which has no connection, leaves nothing that fails once its reply is there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { app: state, table } = testParts({ 'GET /api/things/:id': echo })
  const app = testApplication(state, table)
  const reply = await app.inject({ method: 'GET', url: '/api/things/1' })
  expect(reply.json()).toEqual({ params: { id: '1' } })
  expect(() => vi.advanceTimersByTime(60_000)).not.toThrow()
  await app.close()
})
