/**
 * One line for the CLI, which reads the engine's stderr as JSON; it looks for `error_code` where `level` is ERROR.
 * @param {'INFO' | 'ERROR'} level @param {{ message: string, error_code?: string, is_panic?: boolean }} fields
 */
export const log = (level, fields) => {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
