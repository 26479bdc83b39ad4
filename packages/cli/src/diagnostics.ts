import type { Catalogue } from '@ssot-codegen/core'

const orElse = (nearest: string | undefined, otherwise: string) =>
  nearest === undefined ? otherwise : `Did you mean "${nearest}"?`
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** What the command line may report, as `cli/<code>`. */
export const catalogue = {
  bug: {
    severity: 'error',
    message: (p: { message: string }) => `ssot failed: ${p.message}`,
    help: 'This is a bug in SSOT Codegen. Please report it with the command, the schema and the stack that SSOT_DEBUG=1 shows.',
  },

  // How it was called.
  'no-command': { severity: 'error', message: (_: object) => 'No command was given.', help: '`ssot --help` lists the commands.' },
  'unknown-command': {
    severity: 'error',
    message: (p: { command: string; nearest: string | undefined }) => `There is no command "${p.command}".`,
    help: (p: { nearest: string | undefined }) => orElse(p.nearest, '`ssot --help` lists the commands.'),
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
      orElse(p.nearest && `--${p.nearest}`, 'Add --help to see the flags of the command.'),
  },
  'flag-twice': {
    severity: 'error',
    message: (p: { flag: string }) => `"${p.flag}" is given twice.`,
    help: 'Keep one of the two.',
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

  // The config.
  'config-missing': {
    severity: 'error',
    message: (p: { path: string }) => `The config "${p.path}" cannot be read.`,
    help: 'Name a file that is there, or leave --config out.',
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
    help: (p: { nearest: string | undefined; known: readonly string[] }) => orElse(p.nearest, `It has ${quoted(p.known)}.`),
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
    help: (p: { nearest: string | undefined; known: readonly string[] }) => orElse(p.nearest, `There is ${quoted(p.known)}.`),
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
    message: (p: { plugin: string; package: string; nearest: string | undefined }) =>
      `Plugin "${p.plugin}" is not installed: there is no package ${p.package}.`,
    help: (p: { package: string; nearest: string | undefined }) =>
      orElse(p.nearest, `Install ${p.package}, or name a package that is installed.`),
  },
  'plugin-not-one': {
    severity: 'error',
    message: (p: { package: string }) => `The package ${p.package} exports no plugin.`,
    help: '`ssot plugins list` shows the plugins that are installed.',
  },
  'plugin-failed': {
    severity: 'error',
    message: (p: { package: string; fault: string }) => `The package ${p.package} cannot be loaded: ${p.fault}`,
    help: 'Install it anew. If that does not help, report it to its author.',
  },

  // Writing.
  'out-unusable': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `The output cannot be written to "${p.path}": ${p.fault}.`,
    help: 'Name a folder you may write to with --out.',
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
    help: (p: { nearest: string | undefined }) => orElse(p.nearest, '`ssot inspect` lists the models.'),
  },

  // Extensions.
  'model-unnamed': {
    severity: 'error',
    message: (_: object) => 'No model was named.',
    help: 'Write `ssot extend Post`. `ssot inspect` lists the models.',
  },
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
