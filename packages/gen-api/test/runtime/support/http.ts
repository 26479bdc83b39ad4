import type { App, AppOptions } from '../../../runtime/app.js'
import { createAppState } from '../../../runtime/app.js'
import type { Logger } from '../../../runtime/context.js'
import type { HttpRequest } from '../../../runtime/http-request.js'

/** A line some code under test has logged. */
export type Line = { readonly level: string; readonly fields: Record<string, unknown>; readonly message: string }

/** A logger that keeps its lines. */
export function recordingLogger(lines: Line[] = []): Logger & { readonly lines: Line[] } {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message })
  }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => recordingLogger(lines),
    lines,
  }
}

/** An application without models over a database that answers nothing. */
export function testApp(options: Partial<AppOptions> = {}): App & { readonly log: { readonly lines: Line[] } } {
  const log = recordingLogger()
  const done = () => Promise.resolve()
  const db = { $connect: done, $disconnect: done, $queryRaw: done, $transaction: <R>(work: (tx: object) => Promise<R>) => work({}) }
  const app = createAppState({ db, models: {}, capabilities: { insensitiveMode: false, nullsFirst: true }, production: false, ...options, log })
  return { ...app, log }
}

/** A request with a body of text or bytes. */
export function request(parts: {
  readonly method?: string
  readonly query?: string
  readonly params?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
  readonly onDisconnect?: HttpRequest['onDisconnect']
}): HttpRequest {
  const bytes = typeof parts.body === 'string' ? Buffer.from(parts.body) : parts.body
  const headers: Record<string, string> = {
    ...(bytes && { 'content-length': String(bytes.byteLength), 'content-type': 'application/json' }),
    ...parts.headers,
  }
  return {
    method: parts.method ?? 'POST',
    path: '/things',
    rawQuery: parts.query ?? '',
    params: parts.params ?? {},
    header: (name) => headers[name],
    readBody: () => Promise.resolve(bytes ?? new Uint8Array()),
    onDisconnect: parts.onDisconnect ?? (() => undefined),
  }
}
