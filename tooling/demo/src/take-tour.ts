import pc from 'picocolors'
import { TOUR, type Made } from './tour.js'

const SHOWN = 14

/**
 * Makes the requests of the tour and prints each with its answer.
 *
 * @param url where the server listens
 * @param onFirstAnswer called once, when the first answer has come
 * @throws Error when an answer has another status than the tour expects
 */
export async function takeTour(url: string, onFirstAnswer: () => void): Promise<void> {
  const made: Made = { author: 0, post: 0 }
  let first = true
  for (const stop of TOUR) {
    const path = typeof stop.path === 'string' ? stop.path : stop.path(made)
    const body = stop.body?.(made)
    const response = await fetch(url + path, {
      method: stop.method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    if (first) onFirstAnswer()
    first = false
    const reply: unknown = text === '' ? undefined : JSON.parse(text)
    show({ title: stop.title, request: `${stop.method} ${path}`, body, status: response.status, reply })
    if (response.status !== stop.status) throw new Error(`"${stop.title}" was answered ${response.status}, not ${stop.status}.`)
    stop.keep?.(reply, made)
  }
}

type Shown = { readonly title: string; readonly request: string; readonly body: unknown; readonly status: number; readonly reply: unknown }

function show({ title, request, body, status, reply }: Shown): void {
  console.log(`\n${pc.bold(title)}`)
  console.log(`  ${pc.cyan(request)}${body === undefined ? '' : ` ${pc.dim(JSON.stringify(body))}`}`)
  const colour = status < 300 ? pc.green : pc.yellow
  console.log(`  ${colour(String(status))}${reply === undefined ? '' : ` ${indented(reply)}`}`)
}

function indented(reply: unknown): string {
  const flat = JSON.stringify(reply)
  if (flat.length < 100) return flat
  const lines = JSON.stringify(reply, null, 2).split('\n')
  const cut = lines.length > SHOWN ? [...lines.slice(0, SHOWN), pc.dim(`… ${lines.length - SHOWN} more lines`)] : lines
  return cut.join('\n  ')
}
