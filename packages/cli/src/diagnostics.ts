import { didYouMean, type Catalogue } from '@ssot-codegen/core'
import { catalogue as adoption } from './commands/init/adopt/catalogue.js'
import { quoted } from './render/quoted.js'

/** What the command line may report, as `cli/<code>`. */
export const catalogue = {
  bug: {
    severity: 'error',
    message: (p: { message: string }) => `ssot failed: ${p.message}`,
    help: 'This is a bug in SSOT Codegen. Report it with the command, the schema and the stack, which --verbose shows where --json is left out.',
  },
  'ended-early': {
    severity: 'error',
    message: (p: { by: string | undefined }) => (p.by === undefined ? 'The process ended before the command was done.' : `"${p.by}" ended the process before the command was done.`),
    help: 'The config and plugins run in the process of the command: they may not call `process.exit`, nor wait for what never comes.',
  },

  // How it was called.
  'no-command': { severity: 'error', message: (_: object) => 'No command was given.', help: '`ssot --help` lists the commands.' },
  'unknown-command': {
    severity: 'error',
    message: (p: { command: string; nearest: string | undefined }) => `There is no command "${p.command}".`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, '`ssot --help` lists the commands.'),
  },
  'command-unfinished': {
    severity: 'error',
    message: (p: { word: string; commands: readonly string[] }) => `"ssot ${p.word}" is the beginning of a command.`,
    help: (p: { commands: readonly string[] }) => {
      const whole = p.commands.map((name) => `\`ssot ${name}\``)
      return `Write ${[whole.slice(0, -1).join(', '), ...whole.slice(-1)].filter((part) => part !== '').join(' or ')}.`
    },
  },
  'surplus-word': {
    severity: 'error',
    message: (p: { command: string; word: string }) => `"ssot ${p.command}" does not take "${p.word}".`,
    help: (p: { command: string }) => `\`ssot ${p.command} --help\` shows what it takes.`,
  },
  'unknown-flag': {
    severity: 'error',
    message: (p: { flag: string; nearest: string | undefined }) => `There is no flag "${p.flag}".`,
    help: (p: { nearest: string | undefined }) =>
      didYouMean(p.nearest && `--${p.nearest}`, 'Add --help to see the flags of the command.'),
  },
  'flag-twice': {
    severity: 'error',
    message: (p: { flag: string }) => `"${p.flag}" is given twice.`,
    help: 'Keep one of the two.',
  },
  'watch-with': {
    severity: 'error',
    message: (p: { flag: string }) => `"--watch" and "${p.flag}" do not go together.`,
    help: 'Leave one of the two out: --watch generates and writes.',
  },
  'inspect-one': {
    severity: 'error',
    message: (_: object) => '"--indexes" and "--mermaid" do not go together.',
    help: 'Leave one of the two out: each shows something else.',
  },
  'flag-needs-value': {
    severity: 'error',
    message: (p: { flag: string; value: string }) => `"${p.flag}" needs a value.`,
    help: (p: { flag: string; value: string }) => `Write ${p.flag} ${p.value}.`,
  },
  'flag-takes-no-value': {
    severity: 'error',
    message: (p: { flag: string }) => `"${p.flag}" takes no value.`,
    help: (p: { flag: string }) => `Write ${p.flag} alone.`,
  },

  'cwd-missing': { severity: 'error', message: (p: { path: string }) => `There is no folder "${p.path}" to run in.`, help: 'Name a folder that is there with --cwd, or leave it out.' },

  // The config.
  'config-name': {
    severity: 'error',
    message: (p: { path: string }) => `"${p.path}" is not read: a config is a module of TypeScript or JavaScript.`,
    help: 'Call it "ssot.config.ts", and write `export default defineConfig({ ... })` in it.',
  },
  'config-missing': {
    severity: 'error',
    message: (p: { path: string; fault: string; isNamed: boolean }) => `The config "${p.path}" cannot be read: ${p.fault}.`,
    help: (p: { isNamed: boolean }) => (p.isNamed ? 'Name a file that is there, or leave --config out.' : 'Make it a file that you may read, or take it away.'),
  },
  'config-failed': {
    severity: 'error',
    message: (p: { file: string; message: string }) => `The config "${p.file}" cannot be loaded: ${p.message}`,
  },
  'config-export': {
    severity: 'error',
    message: (p: { file: string }) => `"${p.file}" has no config as its default export.`,
    help: 'Write `export default defineConfig({ ... })`.',
  },
  'config-key': {
    severity: 'error',
    message: (p: { key: string; nearest: string | undefined; known: readonly string[] }) => `The config has no key "${p.key}".`,
    help: (p: { nearest: string | undefined; known: readonly string[] }) => didYouMean(p.nearest, `It has ${quoted(p.known)}.`),
  },
  'config-value': {
    severity: 'error',
    message: (p: { path: string; wants: string }) => `"${p.path}" in the config has to be ${p.wants}.`,
  },

  // The schema's files.
  'schema-missing': {
    severity: 'error',
    message: (p: { path: string }) => `There is no schema at "${p.path}".`,
    help: 'Name a Prisma file, or a folder of them, with --schema.',
  },
  'schema-not-found': {
    severity: 'error',
    message: (p: { tried: readonly string[] }) => `No schema was found: none of ${quoted(p.tried)} is there.`,
    help: 'Name a Prisma file, or a folder of them, with --schema, or as `schema` in ssot.config.ts.',
  },
  'schema-empty': {
    severity: 'error',
    message: (p: { path: string }) => `The folder "${p.path}" has no .prisma file.`,
    help: 'Name the folder that holds the Prisma files.',
  },
  'schema-unreadable': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `The schema "${p.path}" cannot be read: ${p.fault}.`,
    help: 'Make it a UTF-8 text file that you may read.',
  },
  'schema-generator': {
    severity: 'info',
    message: (_: { lines: string }) => 'The schema has no generator for the client that the generated code imports.',
    help: (p: { lines: string }) => `So that \`prisma generate\` makes it too, add:\n\n${p.lines}`,
  },
  'schema-connection': {
    severity: 'warning',
    message: (p: { property: string; line: number }) => `Prisma 7 refuses "${p.property}" in the schema.`,
    help: (p: { property: string; line: number }) => `Delete line ${p.line}: prisma.config.ts says where the database is.`,
  },

  // Plugins.
  'framework-unknown': {
    severity: 'error',
    message: (p: { framework: string; nearest: string | undefined; known: readonly string[] }) =>
      `There is no framework "${p.framework}".`,
    help: (p: { nearest: string | undefined; known: readonly string[] }) => didYouMean(p.nearest, `Use one of ${quoted(p.known)}.`),
  },
  'framework-unavailable': {
    severity: 'error',
    message: (p: { framework: string; package: string; available: readonly string[] }) =>
      `The package for framework "${p.framework}", ${p.package}, is not installed.`,
    help: (p: { package: string; available: readonly string[] }) => `Install ${p.package}, or use ${quoted(p.available)}.`,
  },
  'plugin-name': {
    severity: 'error',
    message: (p: { plugin: string }) => `"${p.plugin}" is not the name of a plugin or of a package.`,
    help: 'Separate names by commas, such as `--plugins api,express`.',
  },
  'plugin-not-installed': {
    severity: 'error',
    message: (p: { plugin: string; tried: readonly string[]; command: string | undefined; nearest: string | undefined; ours: readonly string[] }) =>
      `Plugin "${p.plugin}" is not installed: there is no package ${p.tried.join(', nor ')}.`,
    help: (p: { command: string | undefined; nearest: string | undefined; ours: readonly string[] }) =>
      didYouMean(p.nearest, p.command === undefined ? `Ours are ${quoted(p.ours)}. Install the package of any other, and name it by its package.` : `Run \`${p.command}\`, or name a package that is installed.`),
  },
  'plugin-unnamed': {
    severity: 'error',
    message: (_: { isNew: boolean }) => 'No plugin was named.',
    help: (p: { isNew: boolean }) =>
      p.isNew ? 'Say what it is to be called, such as `ssot plugins new audit-log`.' : 'Name a plugin or its package. `ssot plugins list` shows those that are installed.',
  },
  'plugin-new-name': {
    severity: 'error',
    message: (p: { plugin: string; why: string }) => `A new plugin cannot be called "${p.plugin}": ${p.why}.`,
    help: 'Use another name, such as `ssot plugins new audit-log`.',
  },
  'plugin-not-in-project': {
    severity: 'info',
    message: (p: { packages: readonly string[]; command: string }) =>
      `The project has no package ${quoted(p.packages)}: it runs from those of the command, and editors do not find its types.`,
    help: (p: { command: string }) => `Run \`${p.command}\`.`,
  },
  'config-by-hand': {
    severity: 'error',
    message: (p: { file: string; why: string; lines: string }) => `"${p.file}" stays as it is: ${p.why}.`,
    help: (p: { lines: string }) => `Add this to it:\n\n${p.lines}`,
  },
  'plugin-not-one': {
    severity: 'error',
    message: (p: { package: string }) => `The package ${p.package} exports no plugin.`,
    help: '`ssot plugins list` shows the plugins that are installed.',
  },
  'plugin-failed': {
    severity: 'error',
    message: (p: { package: string; fault: string }) => `The package ${p.package} cannot be loaded: ${p.fault}`,
    help: 'Reinstall it. If that does not help, report it to its author.',
  },

  // Writing.
  'out-unusable': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `The output cannot be written to "${p.path}": ${p.fault}.`,
    help: 'Make room for it where you may write, or name another place.',
  },
  'disk-refused': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `The system refuses "${p.path}": ${p.fault}.`,
    help: 'See to it that you may read and write there, or name another place.',
  },
  locked: {
    severity: 'error',
    message: (p: { path: string; process: number }) => `Another run writes to "${p.path}": process ${p.process}.`,
    help: 'Run the command again when that one is done.',
  },
  'resolve-how': {
    severity: 'error',
    message: (p: { how: string }) => `Conflicts cannot be resolved by "${p.how}".`,
    help: 'Take what is generated by `--resolve ours`, keep the edit by `--resolve theirs`, or get both by `--resolve markers`.',
  },
  'resolve-file': {
    severity: 'error',
    message: (p: { path: string; nearest: string | undefined }) => `"${p.path}" is not a file that is generated.`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, '`ssot generate --dry-run` lists the files in conflict.'),
  },
  'disk-changed': {
    severity: 'error',
    message: (p: { message: string }) => p.message,
    help: 'Run the command again when nothing else writes there.',
  },
  'prisma-client': {
    severity: 'error',
    message: (p: { said: string }) => `Prisma could not generate its client: ${p.said}`,
    help: 'Mend the schema, or leave the client out with --no-prisma-client.',
  },
  'prisma-client-place': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `The Prisma client cannot go to "${p.path}": ${p.fault}.`,
    help: 'Move away what is there.',
  },
  'unknown-model': {
    severity: 'error',
    message: (p: { model: string; nearest: string | undefined }) => `The schema has no model "${p.model}".`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, '`ssot inspect` lists the models.'),
  },

  // What was asked about.
  'subject-unnamed': {
    severity: 'error',
    message: (_: object) => 'Nothing was named.',
    help: 'Name a file, a line of it or an operation: `ssot why src/gen/models/post/dto.ts:12`, `ssot why posts.list`, `ssot why GET /api/posts`.',
  },
  'unknown-subject': {
    severity: 'error',
    message: (p: { subject: string; nearest: string | undefined }) => `"${p.subject}" is neither an operation nor a file of the project.`,
    help: (p: { nearest: string | undefined }) => didYouMean(p.nearest, '`ssot inspect` lists the operations.'),
  },
  'unknown-line': {
    severity: 'error',
    message: (p: { file: string; line: number; lines: number }) => `"${p.file}" has no line ${p.line}.`,
    help: (p: { lines: number }) => `Its last line is ${p.lines}.`,
  },

  // Starting a project.
  'init-done': {
    severity: 'error',
    message: (p: { config: string }) => `There is a project already: "${p.config}" is its config.`,
    help: '`ssot generate` brings it up to date. To start another, name a folder: `ssot init <dir>`.',
  },
  'init-answers': {
    severity: 'error',
    message: (_: { missing: readonly string[] }) => 'There is no terminal to ask at.',
    help: (p: { missing: readonly string[] }) => p.missing.join() === '--yes' ? 'Agree with --yes.' : `Say it with ${p.missing.join(', ')}, or take what is usual with --yes.`,
  },
  'init-cancelled': {
    severity: 'error',
    message: (_: object) => 'The questions were called off, and nothing was written.',
    help: 'Run it again. Flags answer questions, and --yes answers all.',
  },
  'init-plugin': {
    severity: 'error',
    message: (p: { plugin: string; nearest: string | undefined; known: readonly string[] }) => `There is no plugin "${p.plugin}" to start with.`,
    help: (p: { nearest: string | undefined; known: readonly string[] }) =>
      didYouMean(p.nearest, `Use one of ${quoted(p.known)}. Plugins of others go into ssot.config.ts later.`),
  },
  'init-taken': {
    severity: 'error',
    message: (p: { paths: readonly string[] }) => `The project would start from ${quoted(p.paths)}, and other files are there.`,
    help: 'Start it in a folder of its own: `ssot init <dir>`.',
  },
  'database-unknown': {
    severity: 'error',
    message: (p: { database: string; nearest: string | undefined; known: readonly string[] }) => `There is no database "${p.database}".`,
    help: (p: { nearest: string | undefined; known: readonly string[] }) => didYouMean(p.nearest, `Use one of ${quoted(p.known)}.`),
  },
  'database-given': {
    severity: 'error',
    message: (_: object) => 'There is a schema already, and it says which database it is for.',
    help: 'Leave --database out.',
  },

  ...adoption,

  // Extensions.
  'model-unnamed': { severity: 'error', message: (_: object) => 'No model was named.', help: 'Write `ssot extend Post`. `ssot inspect` lists the models.' },
  'model-unexposed': {
    severity: 'error',
    message: (p: { model: string }) => `The API does not show model "${p.model}", so there is nothing to extend.`,
    help: 'Take `@hidden` off the model, or take it out of `models.exclude` in the config.',
  },
  'project-missing': {
    severity: 'error',
    message: (p: { path: string }) => `"${p.path}" holds no generated project that takes extensions.`,
    help: '`ssot generate` makes one, or brings it up to date.',
  },
  'extension-by-hand': {
    severity: 'warning',
    message: (p: { file: string; why: string; lines: string }) => `"${p.file}" stays as it is: ${p.why}.`,
    help: (p: { lines: string }) => `Add this to it:\n\n${p.lines}`,
  },
  'extensions-unused': {
    severity: 'warning',
    message: (p: { file: string; lines: string }) => `"${p.file}" gives no extensions to the application.`,
    help: (p: { lines: string }) => `Add this to it:\n\n${p.lines}`,
  },
} satisfies Catalogue
