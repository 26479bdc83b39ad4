import { expect, test } from 'vitest'
import { createApp } from '../src/app.js'

test('the application is ready', async () => {
  const server = createApp().listen(0)
  try {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port.')
    const response = await fetch(`http://127.0.0.1:${address.port}/health/ready`)
    expect(response.status).toBe(200)
  } finally {
    await new Promise((done) => server.close(done))
  }
})
