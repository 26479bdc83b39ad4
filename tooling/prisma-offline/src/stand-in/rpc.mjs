import { createInterface } from 'node:readline'

/** @typedef {(method: string, params: unknown, print: (text: string) => Promise<void>) => Promise<unknown>} Answer */

/**
 * Line-delimited JSON-RPC 2.0 over stdin and stdout, one request at a time, as Prisma's CLI speaks it. Ends with stdin.
 * @param {{ input: NodeJS.ReadableStream, output: NodeJS.WritableStream, answer: Answer }} wiring
 * @returns {Promise<void>} settles when stdin has closed and the last answer is out
 */
export const serveRpc = async ({ input, output, answer }) => {
  /** @type {Map<string, () => void>} */
  const unprinted = new Map()
  let prints = 0
  /** @param {object} message */
  const send = (message) => output.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  // The CLI prints texts that the engine sends, and says when it has: the answer that follows must not overtake them.
  /** @param {string} content @returns {Promise<void>} */
  const print = (content) => new Promise((resolve) => {
    const id = `print-${++prints}`
    unprinted.set(id, resolve)
    send({ id, method: 'print', params: { content } })
  })
  /** @param {Message} message */
  const reply = async ({ id, method, params }) => {
    try {
      send({ id, result: (await answer(method ?? '', params, print)) ?? null })
    } catch (error) {
      send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data: errorData(error) } })
    }
  }

  let queue = Promise.resolve()
  for await (const line of createInterface({ input })) {
    const message = parse(line)
    if (message.method === undefined) unprinted.get(String(message.id))?.()
    else queue = queue.then(() => reply(message))
  }
  for (const resolve of unprinted.values()) resolve()
  await queue
}

/** @typedef {{ id?: unknown, method?: string, params?: unknown }} Message */

/** @param {string} line @returns {Message} */
const parse = (line) => {
  /** @type {unknown} */
  const value = JSON.parse(line)
  if (!(value instanceof Object)) return {}
  return {
    ...('id' in value && { id: value.id }),
    ...('method' in value && typeof value.method === 'string' && { method: value.method }),
    ...('params' in value && { params: value.params }),
  }
}

/**
 * What the CLI reads of a failure. A panic is not shown as one: the CLI would offer to send the schema away as a crash report.
 * @param {unknown} error
 */
const errorData = (error) => ({
  is_panic: false,
  message: error instanceof Error ? error.message : String(error),
  error_code: error instanceof Error && 'code' in error ? error.code : null,
  meta: null,
})
