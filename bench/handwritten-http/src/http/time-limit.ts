import type { RequestHandler } from 'express'
import { Problem } from './problem.js'

const LIMIT = 30_000

/** Answers 503 for a request that takes too long. */
export const timeLimit: RequestHandler = (_req, res, next) => {
  const timer = setTimeout(() => {
    res.setHeader('retry-after', '5')
    next(new Problem('unavailable', { detail: 'The answer took too long.' }))
  }, LIMIT)
  res.on('close', () => {
    clearTimeout(timer)
  })
  next()
}
