import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createApp } from '../src/app.js'

test('the application is ready', async () => {
  const server = createApp().listen(0)
  try {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`)
    expect(response.status).toBe(200)
  } finally {
    await new Promise((done) => server.close(done))
  }
})
