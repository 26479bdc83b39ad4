import { doctorCommand } from '../commands/doctor/command.js'
import { extendCommand } from '../commands/extend/command.js'
import { generateCommand } from '../commands/generate/command.js'
import { initCommand } from '../commands/init/command.js'
import { inspectCommand } from '../commands/inspect/command.js'
import { planCommand } from '../commands/plan/command.js'
import { addPlugin } from '../commands/plugins/add.js'
import { newPlugin } from '../commands/plugins/new.js'
import { listPlugins } from '../commands/plugins/list.js'
import { whyCommand } from '../commands/why/command.js'
import type { Outcome } from '../outcome.js'
import type { CommandInput } from './command-input.js'
import type { FlagSpecs } from './flags.js'

/** A command: what help says of it, and what it does. */
export type Command = {
  readonly name: string
  readonly doc: string
  /** The words it takes, as help shows them: one, or with dots behind it any number; absent: none. */
  readonly words?: string
  /** The flag without which it takes none of them. */
  readonly wordsWith?: string
  /** How many words it takes at most, where that is more than one. */
  readonly maxWords?: number
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
    name: 'init',
    doc: 'start a project: a config, a schema where there is none, and the first generation',
    words: '[dir]',
    flags: {
      framework: PROJECT.framework,
      database: { value: '<name>', doc: 'of the schema to start from: sqlite, postgresql, mysql, sqlserver or cockroachdb' },
      plugins: { value: '<a,b>', doc: 'what is generated besides: openapi, client, contract; or none' },
      schema: { value: '<path>', doc: 'a Prisma schema that is elsewhere, a file or a folder' },
      app: { value: '<file>', doc: 'the file that makes your application, where several do' },
      yes: { doc: 'ask nothing: what no flag says is as most take it' },
      undo: { doc: 'take the generated API out of your application again' },
      'no-prisma-client': { doc: 'leave the Prisma client alone' },
    },
    examples: ['ssot init', 'ssot init shop --yes', 'ssot init shop --framework fastify --database postgresql --plugins openapi,client'],
    empty: { files: [], next: [] },
    run: initCommand,
  },
  {
    name: 'generate',
    doc: 'turn the schema into the project',
    words: '[file]...',
    wordsWith: 'resolve',
    flags: {
      ...PROJECT,
      'dry-run': { doc: 'show what would be written, and write nothing' },
      diff: { doc: 'show what would change line by line, and write nothing' },
      watch: { doc: 'generate again whenever schema or config change, until stopped' },
      check: { doc: 'exit with 3 when the output is stale, and write nothing' },
      resolve: { value: '<how>', doc: 'end conflicts of edits, all or those of the files named: ours, theirs or markers' },
      force: { doc: 'overwrite generated files that were edited' },
      'no-cache': { doc: 'look at everything anew, though nothing seems to have changed' },
      'no-prisma-client': { doc: 'leave the Prisma client alone' },
    },
    examples: ['ssot generate', 'ssot generate --diff', 'ssot generate --check --no-prisma-client', 'ssot generate --resolve ours src/gen/models/post/dto.ts', 'ssot generate --watch', 'ssot generate --schema prisma/schema.prisma --out api'],
    empty: { files: [] },
    run: generateCommand,
  },
  {
    name: 'plugins list',
    doc: 'show the plugins that are configured or installed, with their options',
    flags: PROJECT,
    examples: ['ssot plugins list', 'ssot plugins list --json'],
    empty: { plugins: [] },
    run: listPlugins,
  },
  {
    name: 'plugins add',
    doc: 'import a plugin in the config and list it there',
    words: '<name or package>',
    flags: { config: PROJECT.config, 'dry-run': { doc: 'show what would be written, and write nothing' } },
    examples: ['ssot plugins add client --dry-run', 'ssot plugins add client'],
    empty: { files: [] },
    run: addPlugin,
  },
  {
    name: 'plugins new',
    doc: 'write the package of a plugin that builds and passes its tests',
    words: '<name> [dir]',
    maxWords: 2,
    flags: { 'dry-run': { doc: 'show what would be written, and write nothing' } },
    examples: ['ssot plugins new hello', 'ssot plugins new hello tools/hello'],
    empty: { files: [] },
    run: newPlugin,
  },
  {
    name: 'inspect',
    doc: 'show models and operations, or all of one model',
    words: '[model]',
    flags: { ...PROJECT, indexes: { doc: 'show the indexes that requests would use and that are missing' }, mermaid: { doc: 'print the entity-relationship diagram as Mermaid' } },
    examples: ['ssot inspect Post', 'ssot inspect --indexes', 'ssot inspect --mermaid > models.mmd'],
    empty: { models: [], operations: [] },
    run: inspectCommand,
  },
  {
    name: 'why',
    doc: 'show what in schema and config is behind a file, a line of it, or an operation',
    words: '<file[:line] | operation | METHOD /path>',
    maxWords: 2,
    flags: PROJECT,
    examples: ['ssot why src/gen/models/post/dto.ts:12', 'ssot why posts.list', 'ssot why GET /api/posts/1', 'ssot why package.json'],
    empty: { answers: [] },
    run: whyCommand,
  },
  {
    name: 'plan',
    doc: 'show what a change of the schema does to database, API, client and files, before it is made',
    flags: {
      ...PROJECT,
      from: { value: '<revision|path>', doc: 'the schema as it was: a git revision, a file or a folder; HEAD if not given' },
      rename: { value: '<old=new,...>', doc: 'what was renamed: "Post=Article, Post.title=headline, Role.OLD=NEW"' },
      'fail-on': { value: '<a,b>', doc: 'exit with 2 where the plan has any of: breaking, destructive, locking' },
      markdown: { value: '<file>', doc: 'write the page there and do not print it' },
      sql: { value: '<file>', doc: 'write the SQL there' },
    },
    examples: ['ssot plan', 'ssot plan --from main --fail-on breaking,destructive', 'ssot plan --from old.prisma --rename "Post.title=headline" --sql migration.sql'],
    empty: { api: [], renames: [], candidates: [], files: [] },
    run: planCommand,
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
  {
    name: 'doctor',
    doc: 'look for what keeps the project from working, and say what to do about it',
    flags: PROJECT,
    examples: ['ssot doctor', 'ssot doctor --json'],
    empty: { checks: [] },
    run: doctorCommand,
  },
]
