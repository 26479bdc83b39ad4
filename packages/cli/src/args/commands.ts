import { extendCommand } from '../commands/extend/command.js'
import { generateCommand } from '../commands/generate/command.js'
import { inspectCommand } from '../commands/inspect/command.js'
import { listPlugins } from '../commands/plugins/list.js'
import type { Outcome } from '../outcome.js'
import type { CommandInput } from './command-input.js'
import type { FlagSpecs } from './flags.js'

/** A command: what help says of it, and what it does. */
export type Command = {
  readonly name: string
  readonly doc: string
  /** The words it takes, as help shows them; absent: none. */
  readonly words?: string
  readonly flags: FlagSpecs
  /** Command lines, as help shows them. */
  readonly examples?: readonly string[]
  /** What `--json` prints besides `ok`, `diagnostics` and `timings` when the command could not run. */
  readonly empty: { readonly [key: string]: readonly never[] }
  readonly run: (input: CommandInput) => Promise<Outcome>
}

const PROJECT = {
  schema: { value: '<path>', doc: 'the Prisma schema, a file or a folder' },
  out: { value: '<dir>', doc: 'the folder of the generated project' },
  config: { value: '<file>', doc: 'the config, if it is not ssot.config.ts' },
  framework: { value: '<name>', doc: 'what serves the API: express or fastify' },
  plugins: { value: '<a,b>', doc: 'only these plugins, and what they require' },
} as const satisfies FlagSpecs

/** Every command, in the order help lists them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'generate',
    doc: 'turn the schema into the project',
    flags: {
      ...PROJECT,
      'dry-run': { doc: 'show what would be written, and write nothing' },
      check: { doc: 'exit with 3 when the output is stale, and write nothing' },
      force: { doc: 'overwrite generated files that were edited' },
      'no-cache': { doc: 'look at everything anew, though nothing seems to have changed' },
      'no-prisma-client': { doc: 'leave the Prisma client alone' },
    },
    empty: { files: [] },
    run: generateCommand,
  },
  {
    name: 'plugins list',
    doc: 'show the plugins that are configured or installed, with their options',
    flags: PROJECT,
    empty: { plugins: [] },
    run: listPlugins,
  },
  {
    name: 'inspect',
    doc: 'show models and operations, or all of one model',
    words: '[model]',
    flags: { ...PROJECT, indexes: { doc: 'show the indexes that requests would use and that are missing' } },
    examples: ['ssot inspect Post', 'ssot inspect --indexes'],
    empty: { models: [], operations: [] },
    run: inspectCommand,
  },
  {
    name: 'extend',
    doc: 'write and register src/extensions/<model>.ts, for hooks, handlers and operations of your own',
    words: '<model>',
    flags: { ...PROJECT, 'dry-run': { doc: 'show what would be written, and write nothing' } },
    examples: ['ssot extend Post', 'ssot extend Post --dry-run'],
    empty: { files: [] },
    run: extendCommand,
  },
]
