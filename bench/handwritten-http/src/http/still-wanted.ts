import type { RequestHandler } from 'express'

/** Begins no work for a client that has gone away while its body was read. */
export const stillWanted: RequestHandler = (_req, res, next) => {
  if (!res.destroyed) next()
}
