/** What a step of a migration may cost: nothing to speak of, a time in which others wait, data. */
export type Risk = 'safe' | 'locking' | 'destructive'

/** One step of a migration, in order. */
export type Step = {
  /** One statement or several, each with its semicolon; a comment where there is something to do that nobody but you can write. */
  readonly sql: string
  readonly risk: Risk
  /** The strongest lock that PostgreSQL takes for it, and on what. */
  readonly lock?: string
  readonly why: string
  /** A query: the rows that it finds stand in the way of the step. */
  readonly check?: string
  /** What has to be decided before it runs. */
  readonly decide?: string
  /** How the same is done without a pause, in steps. */
  readonly advice: readonly string[]
}
