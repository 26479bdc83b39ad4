import type { RequestHandler } from 'express'

/** Caches that serve several people keep nothing of what is read, and others ask before they show it. */
export const caching: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') res.setHeader('cache-control', 'private, no-cache')
  next()
}
