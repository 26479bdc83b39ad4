/** Our own folder in the project, which no output may write into. */
export const STATE = '.ssot'

/** What we must remember between runs and the files cannot say themselves; committed with them. */
export const MANIFEST = `${STATE}/manifest.json`

/** What files that were edited are made from, by their paths; committed with them, so that everybody's runs merge alike. */
export const BASES = `${STATE}/bases`

/** What was generated for files whose edits are in conflict with it, by their paths. Any run makes it again. */
export const CONFLICTS = `${STATE}/conflicts`

/** What is of this machine only. */
export const CACHE = `${STATE}/cache`

/** Held by the run that writes. */
export const LOCK = `${CACHE}/lock`

/** All that was generated, to tell edits from. */
export const SNAPSHOT = `${CACHE}/generated`

/** Keeps out of the repository what need not be in it. */
export const STATE_GITIGNORE = { path: `${STATE}/.gitignore`, text: 'cache\nconflicts\ntmp-*\n' } as const

/** What stood there before there were conflicts. */
export const FORMER_GITIGNORE = 'cache\ntmp-*\n'

/** Where the base of an edited file is. No tool that looks for code or tests by extension finds any there. */
export function basePath(path: string): string {
  return `${BASES}/${path}.txt`
}

/** Where the generated text for a file in conflict is. */
export function conflictPath(path: string): string {
  return `${CONFLICTS}/${path}`
}
