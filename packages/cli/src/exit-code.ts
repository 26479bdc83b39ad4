/** What the process ends with: all is well, our own fault, something for the user to mend, stale output. */
export const EXIT = { ok: 0, bug: 1, user: 2, stale: 3 } as const

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
