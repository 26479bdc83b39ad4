/** What a check came to. */
export type Finding = {
  /** What was looked at, in a word or two. */
  readonly name: string
  /** `broken` keeps the project from working, a `warning` may; `skipped` could not be looked at. */
  readonly state: 'ok' | 'warning' | 'broken' | 'skipped'
  /** A sentence. It holds no secret. */
  readonly says: string
  /** What to do about it. */
  readonly fix?: string
}

/** What checks look at. */
export type Examined = {
  /** The project's root, absolute. */
  readonly out: string
  /** How the project's scripts are run. */
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** What the process would find: its own environment before that of the file. */
  readonly environment: { readonly [name: string]: string | undefined }
  /** The database that the schema is for; absent where there is no schema that can be read. */
  readonly provider?: string
  /** The packages that the generated code imports or is worked on with, and their ranges. */
  readonly wanted: { readonly [name: string]: string }
}

/** A check of one thing, or of several that hang together. */
export type Check = (project: Examined) => readonly Finding[] | Promise<readonly Finding[]>

/** How a script of the project is run. */
export function scriptOf(project: Pick<Examined, 'packageManager'>, name: string): string {
  return project.packageManager === 'npm' ? `npm run ${name}` : `${project.packageManager} ${name}`
}
