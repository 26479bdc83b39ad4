import type { Context, HealthCheck } from './context.js'
import type { Reply } from './reply.js'

/** Milliseconds a check may take. */
const CHECK_TIMEOUT = 3_000

/** Checks that the database answers. */
export async function databaseCheck({ db }: Context): Promise<void> {
  await db.$queryRaw`SELECT 1`
}

/** Answers the questions an orchestrator asks of a process. */
export const healthHandlers = {
  /** Whether the process runs: if it can answer, it does. */
  live: (): Promise<Reply> => Promise.resolve(status(200, { status: 'ok' })),

  /**
   * Whether the process should be sent requests: 503 while it is stopping, or with the names of the checks that fail.
   * Why they fail is for the log.
   */
  ready: async (ctx: Context): Promise<Reply> => {
    if (ctx.health.stopping()) return status(503, { status: 'stopping' })
    const results = await Promise.all(ctx.health.checks.map((check) => passes(check, ctx)))
    const failing = ctx.health.checks.filter((_, i) => results[i] === false).map((check) => check.name)
    return failing.length > 0 ? status(503, { status: 'failing', failing }) : status(200, { status: 'ok' })
  },
}

function status(code: number, value: { readonly status: string; readonly failing?: readonly string[] }): Reply {
  return { status: code, headers: { 'cache-control': 'no-store' }, body: { kind: 'json', value } }
}

async function passes({ name, check }: HealthCheck, ctx: Context): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The check took longer than ${CHECK_TIMEOUT} ms.`))
    }, CHECK_TIMEOUT)
  })
  try {
    await Promise.race([check(ctx), timeUp])
    return true
  } catch (err) {
    ctx.log.warn({ check: name, err }, 'A health check failed.')
    return false
  } finally {
    clearTimeout(timer)
  }
}
