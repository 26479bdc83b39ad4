import type { Variable } from './variable.js'

export { variable } from './variable.js'

/** Where the environment is read from: `process.env`, or what a test makes up. */
export type EnvironmentSource = { readonly [name: string]: string | undefined }

/** The variables a process reads, by name. */
export type EnvironmentSchema = { readonly [name: string]: Variable<unknown> }

/** What reading a schema gives: a value for every variable. */
export type EnvironmentOf<S extends EnvironmentSchema> = {
  readonly [Name in keyof S]: S[Name] extends Variable<infer T> ? T : never
}

/** The environment is not as the process needs it; the message has a line for every variable at fault. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  /** What is wrong with which variable, without any value of a secret. */
  readonly faults: readonly { readonly variable: string; readonly detail: string }[]

  constructor(faults: EnvironmentError['faults']) {
    super(['The environment is incomplete or wrong:', ...faults.map(({ variable, detail }) => `  ${variable}: ${detail}`)].join('\n'))
    this.faults = faults
  }
}

/**
 * Reads and checks the environment. A variable set to the empty text counts as unset.
 *
 * @throws EnvironmentError that names every variable at fault, not just the first
 */
export function readEnvironment<const S extends EnvironmentSchema>(schema: S, source: EnvironmentSource): EnvironmentOf<S> {
  const faults: { readonly variable: string; readonly detail: string }[] = []
  const values: { [name: string]: unknown } = {}
  for (const [name, variable] of Object.entries(schema)) {
    const result = variable.read(source[name])
    if ('detail' in result) faults.push({ variable: name, detail: result.detail })
    else values[name] = result.value
  }
  if (faults.length > 0) throw new EnvironmentError(faults)
  return values as EnvironmentOf<S> // each value was read by the variable whose type it has
}

/**
 * Loads the settings of the process, or ends it: there is nothing to serve without them.
 *
 * @param load reads them, as `readEnvironment` does
 * @returns the settings; on an `EnvironmentError` the faults go to standard error and the process exits with 1
 */
export function settingsOrExit<T>(load: () => T): T {
  try {
    return load()
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    process.stderr.write(`${error.message}\n`)
    return process.exit(1)
  }
}
