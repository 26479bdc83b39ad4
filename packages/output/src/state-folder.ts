/** Our own folder in the project, which no output may write into. */
export const STATE = '.ssot'

/** What we must remember between runs and the files cannot say themselves; committed with them. */
export const MANIFEST = `${STATE}/manifest.json`

/** Keeps what is of this machine only out of the repository. */
export const STATE_GITIGNORE = { path: `${STATE}/.gitignore`, text: 'cache\ntmp-*\n' } as const
