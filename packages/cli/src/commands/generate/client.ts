import type { SourceFile } from '@ssot-codegen/core'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createTransit, SCRATCH, type ClientInTransit } from '../../client/place-client.js'
import { linkOn, placeFault } from '../../client/place-fault.js'
import { CLIENT, stampOf, stampOn } from '../../client/stamp.js'
import type { Session } from '../../session.js'
import type { Change } from './summary.js'

/** What becomes of the Prisma client. */
export type ClientPlan = {
  /** What its stamp will say. */
  readonly stamp: string
  readonly change: Change
  /** Generates it beside its place; what Prisma has against it is reported, and then there is none. */
  readonly generate: () => Promise<ClientInTransit | undefined>
}

/**
 * Decides whether the Prisma client has to be generated: when the schema or Prisma's version is another than its stamp
 * says. A check does not miss a client that is not there, for repositories do not hold it, and leaves one without a stamp to
 * `prisma generate`, which made it.
 */
export function planClient({
  session,
  out,
  seven,
  isCheck,
}: {
  session: Session
  out: string
  seven: readonly SourceFile[]
  isCheck: boolean
}): ClientPlan {
  const stamp = stampOf(seven)
  const there = existsSync(join(out, CLIENT))
  const found = stampOn(out)
  const keep = found === stamp || (isCheck && found === undefined)
  const link = linkOn(out, SCRATCH)
  const fault = link === undefined ? placeFault(out, CLIENT) : `"${link}" is a symbolic link`
  if (fault !== undefined) session.report('prisma-client-place', { path: CLIENT, fault })
  return {
    stamp,
    change: { path: CLIENT, action: keep ? 'keep' : there ? 'update' : 'create', plugin: 'prisma' },
    generate: async () => {
      const { generateClient, PrismaFault } = await import('../../client/generate-client.js')
      const transit = createTransit(out)
      try {
        await generateClient({ schema: seven, folder: transit.folder, stamp })
        return transit
      } catch (error) {
        transit.discard()
        if (!(error instanceof PrismaFault)) throw error
        session.report('prisma-client', { said: error.message })
        return undefined
      }
    },
  }
}
