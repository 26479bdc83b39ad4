import type { Catalogue } from '@ssot-codegen/core'

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** What `ssot plan` may report, as `plan/<code>`. */
export const catalogue = {
  'no-git': {
    severity: 'error',
    message: (p: { why: string }) => `The schema as it was cannot be read from git: ${p.why}.`,
    help: 'Name the old schema, a file or a folder, with --from.',
  },
  'unknown-revision': {
    severity: 'error',
    message: (p: { from: string; isShallow: boolean }) => `There is no file, folder or revision "${p.from}"${p.isShallow ? ', and the clone is a shallow one' : ''}.`,
    help: (p: { isShallow: boolean }) =>
      p.isShallow ? 'Fetch the history, as `git fetch --unshallow` does, and `fetch-depth: 0` where GitHub checks out.' : '`git log --oneline` lists revisions.',
  },
  'schema-not-there': {
    severity: 'error',
    message: (p: { path: string; revision: string }) => `The schema "${p.path}" is not in revision "${p.revision}".`,
    help: 'Commit it, name a revision that has it, or the old schema as a file, with --from.',
  },
  'before-unusable': {
    severity: 'error',
    message: (p: { from: string; fault: string }) => `Nothing can be generated from the schema of "${p.from}": ${p.fault}`,
    help: 'Compare with a state of the schema from which `ssot generate` makes a project.',
  },
  rename: {
    severity: 'error',
    message: (p: { rename: string; fault: string }) => `"${p.rename}" is no rename: ${p.fault}.`,
    help: 'Write old and new name, such as `--rename "Post=Article, Post.title=headline, Role.OLD=NEW"`.',
  },
  'rename-possible': {
    severity: 'info',
    message: (p: { renames: readonly string[] }) => `Planned as dropped and added, and perhaps renamed: ${quoted(p.renames)}.`,
    help: (p: { renames: readonly string[] }) => `If it was renamed, add: --rename "${p.renames.join(', ')}"`,
  },
  engine: {
    severity: 'warning',
    message: (p: { why: string }) => `The SQL of the change is not in the plan: ${p.why}`,
    help: 'Install `prisma` 7 in the project, where it can load its schema engine, or name one with PRISMA_SCHEMA_ENGINE_BINARY.',
  },
  'fail-on': {
    severity: 'error',
    message: (p: { value: string; known: readonly string[] }) => `A plan cannot fail on "${p.value}".`,
    help: (p: { known: readonly string[] }) => `There is ${quoted(p.known)}; several with commas between them.`,
  },
  refused: {
    severity: 'error',
    message: (p: { counts: readonly string[] }) => `The plan has ${p.counts.join(', ')}.`,
    help: 'Go in steps, as the plan advises, or leave out --fail-on where it is meant.',
  },
  unwritable: {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `"${p.path}" cannot be written: ${p.fault}.`,
    help: 'Name a file in a folder that is there and that you may write to.',
  },
} satisfies Catalogue
