import type { CommandInput } from '../../args/command-input.js'
import { planClient } from './client.js'
import type { Prepared } from './prepare.js'
import { sevenForm } from './schema-copy.js'
import { withLock } from './with-lock.js'

/**
 * Makes the Prisma client where the schema is no longer that of its stamp. What Prisma has against it is reported.
 *
 * @returns what to say; nothing where the client is as it should be
 */
export async function refreshClient({ session, flags }: CommandInput, prepared: Prepared): Promise<readonly string[]> {
  if (flags['no-prisma-client'] === true) return []
  const client = planClient({ session, out: prepared.out, seven: sevenForm(prepared), isCheck: false })
  if (client.change.action === 'keep' || session.failed()) return []
  const start = performance.now()
  const transit = await client.generate()
  if (!transit) return []
  try {
    const isPlaced = await withLock(session, prepared.out, () => {
      transit.place()
      return true
    })
    return isPlaced ? [`${client.change.path}: generated. (${Math.round(performance.now() - start)} ms)`] : []
  } finally {
    transit.discard()
  }
}
