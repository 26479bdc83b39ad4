import type { Catalogue } from '@ssot-codegen/core'

/** A path as one word of a command line. */
function word(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}

function ending({ path, beside }: { readonly path: string; readonly beside: string }): string {
  return `Compare "${beside}". Then take that, keep yours, or get both with markers: ssot generate --resolve ours|theirs|markers ${word(path)}`
}

/** What planning may report, as `output/<code>`. */
export const catalogue = {
  path: {
    severity: 'error',
    message: (p: { path: string; plugin: string; fault: string }) =>
      `Plugin "${p.plugin}" emits to ${JSON.stringify(p.path)}, and that path ${p.fault}.`,
    help: 'Rename the model or change the option that the path is made from; otherwise this is a bug in the plugin.',
  },
  collision: {
    severity: 'error',
    message: (p: { a: string; b: string }) =>
      p.a === p.b
        ? `"${p.a}" is emitted twice.`
        : `"${p.a}" and "${p.b}" are one place where letter case does not count.`,
    help: 'Rename one of the two models with @path("..."), or change the options of one of the plugins.',
  },
  'file-and-directory': {
    severity: 'error',
    message: (p: { file: string; below: string }) => `"${p.file}" would be a file, and also the directory of "${p.below}".`,
    help: 'Change the options of one of the plugins that emit them.',
  },
  root: {
    severity: 'error',
    message: (p: { root: string }) => `The output folder "${p.root}" is not a directory.`,
    help: 'Name another folder with --out.',
  },
  symlink: {
    severity: 'error',
    message: (p: { path: string; at: string }) =>
      `"${p.path}" leads through the symbolic link "${p.at}", which may point outside the project.`,
    help: 'Replace the link by a real file or directory.',
  },
  'case-twin': {
    severity: 'error',
    message: (p: { path: string; at: string; twin: string }) =>
      `"${p.path}" needs "${p.at}", and "${p.twin}" is on disk: on many systems these are one.`,
    help: 'Rename or delete the one on disk.',
  },
  'not-a-directory': {
    severity: 'error',
    message: (p: { path: string; at: string }) => `"${p.path}" cannot be written: "${p.at}" is not a directory.`,
    help: 'Move what is there out of the way.',
  },
  'not-a-file': {
    severity: 'error',
    message: (p: { path: string }) => `"${p.path}" is there, and is not a file.`,
    help: 'Move what is there out of the way.',
  },
  merged: {
    severity: 'info',
    message: (p: { path: string }) => `What was edited in "${p.path}" and what is generated now were merged.`,
  },
  conflict: {
    severity: 'warning',
    message: (p: { path: string; beside: string; count: number }) =>
      `"${p.path}" stays as it was edited: ${p.count === 1 ? 'an edit meets a change' : `edits meet changes in ${p.count} places`} of what is generated.`,
    help: ending,
  },
  'no-base': {
    severity: 'warning',
    message: (p: { path: string; beside: string }) =>
      `"${p.path}" stays as it was edited: what it was generated as is in no cache and no commit, so nothing can be merged.`,
    help: ending,
  },
  'merge-broken': {
    severity: 'warning',
    message: (p: { path: string; beside: string; fault: string }) =>
      `"${p.path}" stays as it was edited: merged with what is generated it does not parse: ${p.fault}`,
    help: ending,
  },
  markers: {
    severity: 'warning',
    message: (p: { path: string }) => `"${p.path}" has open conflict markers, and stays as it is.`,
    help: (p: { path: string }) =>
      `Settle each of them in an editor, or take what is generated: ssot generate --resolve ours ${word(p.path)}`,
  },
  formatted: {
    severity: 'warning',
    message: (p: { paths: readonly string[] }) =>
      p.paths.length === 1
        ? `"${p.paths.join('')}" seems to be changed by a formatter only, and meets changes of what is generated.`
        : `${p.paths.length} generated files seem to be changed by a formatter only, and meet changes of what is generated.`,
    help: (p: { paths: readonly string[] }) =>
      `Keep src/gen out of the formatter. Take what is generated: ssot generate --resolve ours ${p.paths.slice(0, 10).map(word).join(' ')}${p.paths.length > 10 ? ' ...' : ''}`,
  },
  foreign: {
    severity: 'error',
    message: (p: { path: string }) => `"${p.path}" is to be generated, and a file that was not generated is in its place.`,
    help: 'Move that file away, or overwrite it with --force.',
  },
  'orphan-edited': {
    severity: 'warning',
    message: (p: { path: string }) => `"${p.path}" is no longer generated, and stays because it was edited.`,
    help: 'Move what you need of it to a file of your own and delete this one.',
  },
  'document-kept': {
    severity: 'info',
    message: (p: { path: string; entry: string; removed: boolean }) =>
      p.removed
        ? `${p.entry} was removed from "${p.path}", and is not put back.`
        : `${p.entry} in "${p.path}" is yours, and stays as it is.`,
    help: (p: { path: string; entry: string; removed: boolean }) =>
      p.removed ? 'Put it back by hand if you miss it.' : 'Delete the entry to get the generated one.',
  },
  'document-entry': {
    severity: 'error',
    message: (p: { path: string; plugin: string; entry: string; fault: string }) =>
      `Plugin "${p.plugin}" puts ${JSON.stringify(p.entry)} into "${p.path}", and that ${p.fault}.`,
    help: 'This is a bug in the plugin: report it to its author.',
  },
  'document-unreadable': {
    severity: 'error',
    message: (p: { path: string; fault: string }) => `"${p.path}" cannot be merged with: ${p.fault}.`,
    help: 'Mend the file, or move it away to get a fresh one.',
  },
  manifest: {
    severity: 'warning',
    message: (p: { path: string }) => `"${p.path}" cannot be read, so entries generated before now count as yours.`,
    help: 'Restore it from version control. It is written anew otherwise.',
  },
} satisfies Catalogue
