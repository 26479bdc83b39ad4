import { ApiFailure } from './failure.js'
import { ApiProblem } from './problem.js'
import type { ProblemDocument } from './problem-types.js'
import { retryAfter } from './retry.js'

/**
 * The JSON of a reply.
 *
 * @throws ApiFailure for a reply that is none
 */
export async function readJson(response: Response): Promise<unknown> {
  if (!isJson(response)) {
    await response.body?.cancel()
    throw new ApiFailure('unreadable', new TypeError(`The reply is ${response.headers.get('content-type') ?? 'of no type'}.`))
  }
  const text = await response.text()
  return parsed(text)
}

/** Nothing: the reply has no body that is of interest, and is let go. */
export async function readNothing(response: Response): Promise<void> {
  await response.body?.cancel()
}

/** The bytes of a reply. */
export async function readBytes(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer())
}

/** What a reply is told by that is no success. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const { status } = response
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), Date.now())
  const text = await response.text()
  const value = isJson(response) ? tryParsed(text) : text
  return isDocument(value) ? new ApiProblem({ ...value, status }, { retryAfterMs }) : new ApiProblem({ status }, { retryAfterMs, body: value })
}

function isJson(response: Response): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ApiFailure('unreadable', error)
  }
}

function tryParsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isDocument(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'title' in value
}
