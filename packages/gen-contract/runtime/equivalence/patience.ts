import type { Exchanged } from './exchange.js'

/** How often a request is sent again that was turned away, and after how many milliseconds. */
const AGAIN = { times: 10, pauseMs: 300 }

/** A server that has too much to do may turn requests away before anything is done for them. When that is so, the machine decides. */
export async function patiently(send: () => Promise<Exchanged>): Promise<Exchanged> {
  for (let time = 0; ; time += 1) {
    const answer = await send()
    if (answer.status !== 503 || answer.headers['retry-after'] === undefined || time === AGAIN.times) return answer
    await new Promise((done) => setTimeout(done, AGAIN.pauseMs))
  }
}
