import { setTimeout } from 'node:timers/promises'

/** A request that is sent over and over. */
export type LoadRequest = { readonly method: string; readonly path: string; readonly body?: object }

/** What came of the requests: a status each, or `failed` where there was no reply. */
export type Outcome = { readonly at: number; readonly status: number | 'failed'; readonly text: string }

/** Requests on their way, one after the other from each of many clients. */
export type Load = {
  /** All that have ended. */
  readonly outcomes: readonly Outcome[]
  /** Resolves once so many have ended since a moment, however long a busy machine takes for them. */
  readonly ended: (count: number, since?: number) => Promise<void>
  /** Sends no more, and waits for those under way. */
  readonly stop: () => Promise<void>
}

/** Milliseconds between two looks at whether a server takes requests, as a load balancer has them. */
const PROBE = 50

/**
 * Sends requests to a server until it is told to stop, or until the server says that it takes no more.
 *
 * @param next gives a client its next request
 */
export function startLoad(url: string, clients: number, next: () => LoadRequest): Load {
  const outcomes: Outcome[] = []
  let stopped = false
  const client = async () => {
    while (!stopped) {
      const outcome = await sent(url, next())
      outcomes.push(outcome)
      // Nobody asks a server that is down as fast as it can.
      if (outcome.status === 'failed' || outcome.status === 503) await setTimeout(20)
    }
  }
  const running = Promise.all(Array.from({ length: clients }, client))
  return {
    outcomes,
    async ended(count, since = 0) {
      while (outcomes.filter(({ at }) => at >= since).length < count) await setTimeout(PROBE)
    },
    async stop() {
      stopped = true
      await running
    },
  }
}

/** Resolves once the server is not ready for requests any more. */
export async function notReady(url: string): Promise<void> {
  while ((await sent(url, { method: 'GET', path: '/health/ready' })).status === 200) await setTimeout(PROBE)
}

async function sent(url: string, { method, path, body }: LoadRequest): Promise<Outcome> {
  try {
    const response = await fetch(url + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })
    return { status: response.status, text: await response.text(), at: performance.now() }
  } catch (error) {
    return { status: 'failed', text: String(error instanceof Error ? (error.cause ?? error) : error), at: performance.now() }
  }
}
