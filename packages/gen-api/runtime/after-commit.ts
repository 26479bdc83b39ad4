import type { CommitWork, Context } from './context.js'

/**
 * Begins work that waited for a commit, one after the other. Nobody waits for it, and a failure is told to the log only: what
 * is committed stays, and so does the reply. The client may be gone by then, so its signal is replaced by one of the same
 * time limit.
 */
export function afterCommit(ctx: Context, pending: readonly CommitWork[]): void {
  if (pending.length === 0) return
  ctx.inBackground(runAll({ ...ctx, signal: AbortSignal.timeout(ctx.limits.requestTimeoutMs) }, pending))
}

async function runAll(ctx: Context, pending: readonly CommitWork[]): Promise<void> {
  for (const work of pending) {
    try {
      await work(ctx)
    } catch (err) {
      ctx.log.error({ err }, 'What was to be done after a commit failed.')
    }
  }
}
