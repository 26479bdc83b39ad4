import type { ExitCode } from './exit-code.js'

/** How a command ended. Diagnostics and timings are the session's and are printed with it. */
export type Outcome = {
  readonly exit: ExitCode
  /** What `--json` prints besides `ok`, `diagnostics` and `timings`. */
  readonly json: { readonly [key: string]: unknown }
  /** What is printed otherwise: safe to print, lines without their ends. */
  readonly lines: readonly string[]
  /** It has been printed as it came to be. */
  readonly isPrinted?: true
}
