import type { Node, Span } from '../schema/ir.js'

/** How bad it is. With any `error` nothing is written. */
export type Severity = 'error' | 'warning' | 'info'

/** One finding, in the user's terms. `message` states a fact, `help` the act that mends it. */
export type Diagnostic = {
  /** `<package or plugin>/<what>`, with a page of that name in the documentation. */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly help?: string
  readonly span?: Span
  /** Where code threw that this is about, as the engine of JavaScript words it: for a host to find the place in. */
  readonly stack?: string
}

/** One row of a catalogue: how a diagnostic reads for given parameters. */
export type DiagnosticTemplate<P> = {
  readonly severity: Severity
  readonly message: (params: P) => string
  readonly help?: string | ((params: P) => string)
  /** The stack of what was thrown, for a row that is about a throw. */
  readonly stack?: (params: P) => string | undefined
}

/** The diagnostics a package may report, by code without prefix. */
// `never` lets every row have parameters of its own: a function type is contravariant in them.
export type Catalogue = { readonly [code: string]: DiagnosticTemplate<never> }

/** Reports a row of the catalogue; code and parameters are typed by it. */
export type Report<C extends Catalogue> = <K extends keyof C & string>(
  code: K,
  params: Parameters<C[K]['message']>[0],
  at?: Node,
) => void

/**
 * A reporter that fills `sink`.
 *
 * @param prefix put before each code, followed by `/`
 * @param catalogue the rows that may be reported
 * @param sink receives the diagnostics, in the order of reporting
 */
export function createReport<const C extends Catalogue>(prefix: string, catalogue: C, sink: Diagnostic[]): Report<C> {
  return (code, params, at) => {
    const row = catalogue[code] as unknown as DiagnosticTemplate<typeof params> // its own parameters only the caller knows, whose call `Report` has checked
    const help = typeof row.help === 'function' ? row.help(params) : row.help
    const stack = row.stack?.(params)
    sink.push({
      code: `${prefix}/${code}`,
      severity: row.severity,
      message: row.message(params),
      ...(help !== undefined && { help }),
      ...(at && { span: at.span }),
      ...(stack !== undefined && { stack }),
    })
  }
}
