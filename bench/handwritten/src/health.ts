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
  } catch {
    throw new Problem(503, 'unavailable', 'The database cannot be reached.')
  }
  res.json({ status: 'ok' })
})
