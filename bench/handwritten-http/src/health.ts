import { Router } from 'express'
import { db } from './db.js'
import { Problem } from './http/problem.js'

export const health = Router()

health.get('/live', (_req, res) => {
  res.json({ status: 'ok' })
})

health.get('/ready', async (_req, res) => {
  try {
    await db.$queryRaw`SELECT 1`
  } catch (cause) {
    throw new Problem('unavailable', { detail: 'The database cannot be reached.', cause })
  }
  res.json({ status: 'ok' })
})
