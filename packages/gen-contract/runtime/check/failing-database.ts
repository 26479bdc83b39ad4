import type { Middleware } from '#runtime/api/middleware.js'

/**
 * What goes wrong from now on: nothing; a statement, for a reason that nobody knows; the database is away; another transaction is
 * in the way; the application itself breaks.
 */
export type Failure = 'none' | 'broken' | 'away' | 'crossed' | 'thrown'

/** Who decides what goes wrong. */
export type Failures = { now: Failure }

/** Prisma's codes, for a database that cannot be reached and for transactions in each other's way. */
const CODES: { readonly [F in Failure]?: string } = { away: 'P1001', crossed: 'P2034' }

/** A Prisma client that fails when it is told to, whatever it is asked for. */
export function failingDatabase<Db extends object>(db: Db, failures: Failures): Db {
  return new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      const code = CODES[failures.now]
      const fails = (code !== undefined || failures.now === 'broken') && name !== '$disconnect'
      if (!fails) return typeof value === 'function' ? (value.bind(target) as unknown) : value
      const refuse = () => Promise.reject(Object.assign(new Error('A fault that was planted.'), code !== undefined && { code }))
      return typeof value === 'object' && value !== null ? new Proxy(value, { get: () => refuse }) : refuse
    },
  })
}

/** A middleware that breaks when it is told to. */
export function failingMiddleware(failures: Failures): Middleware {
  return {
    stage: 'handle',
    handle: (_request, _ctx, next) => (failures.now === 'thrown' ? Promise.reject(new Error('A fault that was planted.')) : next()),
  }
}
