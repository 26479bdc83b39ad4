import { parseArguments } from './arguments.mjs'
import { log } from './log.mjs'

/**
 * The whole of Prisma's native `schema-engine`, as far as its CLI uses it.
 * @param {readonly string[]} argv without node and script
 * @returns {Promise<number>} exit code
 */
export const main = async (argv) => {
  const { datamodels, url, command, version } = parseArguments(argv)
  if (version) {
    process.stdout.write('schema-engine-cli wasm\n')
    return 0
  }
  if (command !== undefined) return (await import('./database-commands.mjs')).runDatabaseCommand({ command, url })
  const [{ answering }, { serveRpc }] = await Promise.all([import('./answer.mjs'), import('./rpc.mjs')])
  const { answer, close } = answering({ datamodels, url })
  try {
    await serveRpc({ input: process.stdin, output: process.stdout, answer })
    return 0
  } catch (error) {
    log('ERROR', { message: error instanceof Error ? error.message : String(error) })
    return 1
  } finally {
    await close()
  }
}
