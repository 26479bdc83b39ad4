import { expect, test } from 'vitest'
import { createApp } from '../src/app.js'
import { serve } from '../src/gen/runtime/express/serve.js'

test('the application is ready', async () => {
  const { url, close } = await serve(createApp())
  try {
    const response = await fetch(`${url}/health/ready`)
    expect(response.status).toBe(200)
  } finally {
    await close()
  }
})
