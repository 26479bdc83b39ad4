import type { Contract } from '../plan/contract.js'
import { KINDS, type Kind, type PlannedRequest } from '../plan/planned-request.js'

/** What was sent of one operation and kind. */
export type Count = {
  readonly sent: number
  /** Those that were answered with a status below 400. */
  readonly granted: number
  readonly different: number
}

/** Counts requests by operation and kind. */
export type Tally = {
  readonly add: (request: PlannedRequest, status: number) => void
  readonly differ: (request: PlannedRequest) => void
  readonly of: (operation: string, kind: Kind) => Count
}

const NONE: Count = { sent: 0, granted: 0, different: 0 }

/** Nothing is counted yet. */
export function createTally(): Tally {
  const counts = new Map<string, Count>()
  const change = ({ operation, kind }: Pick<PlannedRequest, 'operation' | 'kind'>, to: (count: Count) => Count) => {
    const key = `${operation} ${kind}`
    counts.set(key, to(counts.get(key) ?? NONE))
  }
  return {
    add(request, status) {
      change(request, ({ sent, granted, different }) => ({ sent: sent + 1, granted: granted + (status > 0 && status < 400 ? 1 : 0), different }))
    },
    differ(request) {
      change(request, (count) => ({ ...count, different: count.different + 1 }))
    },
    of: (operation, kind) => counts.get(`${operation} ${kind}`) ?? NONE,
  }
}

/** The operations and kinds of which too few requests were sent. */
export function missedQuotas({ operations }: Contract, tally: Tally, quota: number): { readonly operation: string; readonly kind: Kind; readonly sent: number }[] {
  return operations.flatMap(({ id }) => KINDS.map((kind) => ({ operation: id, kind, sent: tally.of(id, kind).sent }))).filter(({ sent }) => sent < quota)
}
