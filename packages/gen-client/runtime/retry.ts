import { ApiFailure } from './failure.js'
import { ApiProblem } from './problem.js'

/**
 * When a request may be sent again without an answer to the first. `safe`: it only reads; `idempotent`: done twice it is as if
 * done once; `never`: done twice it could be two.
 */
export type Repeat = 'safe' | 'idempotent' | 'never'

/** Milliseconds of the first wait, which doubles with each attempt. */
const BASE_MS = 200

/**
 * Milliseconds to wait before the next attempt, or undefined where there is to be none.
 *
 * A 429 is given before any work, so whatever was refused by it is sent again. A 503 and a lost connection may come in the middle
 * of the work: only what may be done twice is.
 *
 * @param attempt how many were made before
 */
export function delayBefore(error: unknown, { repeat, attempt, maxDelayMs }: { readonly repeat: Repeat; readonly attempt: number; readonly maxDelayMs: number }): number | undefined {
  const isRefused = error instanceof ApiProblem && error.status === 429
  const isAway = error instanceof ApiProblem ? error.status === 503 : error instanceof ApiFailure && error.reason !== 'unreadable'
  if (!isRefused && !(isAway && repeat !== 'never')) return undefined
  // Any time up to the longest: clients that failed together do not come back together.
  const backoff = Math.random() * Math.min(maxDelayMs, BASE_MS * 2 ** attempt)
  const asked = error instanceof ApiProblem ? error.retryAfterMs : undefined
  if (asked === undefined) return backoff
  return asked > maxDelayMs ? undefined : asked + Math.min(backoff, BASE_MS)
}

/**
 * What `Retry-After` asks for, in milliseconds: it is seconds, or a date (RFC 9110 section 10.2.3).
 *
 * @param now the time by the clock of the caller
 * @returns undefined where there is none, or it is neither
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // Only what a server may send for a date: the one parser of the platform takes much else.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now)
}

/** Waits, unless the signal is aborted before: then it throws the reason. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
  signal?.throwIfAborted()
}
