import { dirname } from 'node:path'
import { EXIT } from '../exit-code.js'
import { generateCommand } from '../commands/generate/command.js'
import { diagnosticLines } from '../render/diagnostic.js'
import { createTerminal, type Terminal } from '../render/terminal.js'
import { createSession, type Session } from '../session.js'
import { rootOf, runFor, type GeneratorRequest } from './request.js'

/** Whether Prisma started this process, for a `generator ssot { provider = "ssot" }`. */
export function isPrismaGenerator(args: readonly string[], environment: { readonly [name: string]: string | undefined }): boolean {
  return args.length === 0 && environment['PRISMA_GENERATOR_INVOCATION'] !== undefined
}

/** Answers Prisma until it has heard enough. */
export async function servePrisma(): Promise<void> {
  const { generatorHandler } = await import('./serve.js')
  // Prisma wants a folder to name, of a generator that is given none.
  const defaultOutput = (file: string) => rootOf(dirname(file), process.cwd())
  generatorHandler({ onManifest: ({ sourceFilePath }) => ({ prettyName: 'SSOT Codegen', defaultOutput: defaultOutput(sourceFilePath) }), onGenerate: generateFor })
}

/** One generation. What keeps it from being one is what Prisma shows of the error. */
async function generateFor(request: GeneratorRequest): Promise<void> {
  const { cwd, flags } = runFor(request, process.cwd())
  const terminal = createTerminalForPrisma()
  const session = createSession({ args: ['prisma-generator'], cwd, terminal })
  const { exit, lines } = await generateCommand({ session, flags, words: [] })
  if (exit !== EXIT.ok) throw new Fault(shown(session).join('\n'))
  terminal.out([...shown(session), ...lines])
}

/** An error whose stack is of no use to whoever mends the schema. */
class Fault extends Error {
  constructor(message: string) {
    super(message)
    this.stack = message
  }
}

function shown({ diagnostics, sources, terminal }: Session): string[] {
  return diagnostics.flatMap((d, i) => [...(i > 0 ? [''] : []), ...diagnosticLines(d, sources, terminal.errorColors)])
}

/** Standard error is Prisma's: whatever is shown goes to standard output, which is the user's own. */
function createTerminalForPrisma(): Terminal {
  const terminal = createTerminal({ quiet: true })
  return { ...terminal, errorColors: terminal.colors, err: terminal.out }
}
