/** What is known of the project the output goes into. */
export type ProjectFacts = {
  /** An npm package name. */
  readonly name: string
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** `fresh`: the schema lies outside, and the project gets its own copy. `in-place`: the schema is the project's own. */
  readonly placement: 'fresh' | 'in-place'
  /** The schema file or folder, relative to the project's root, with `/`. */
  readonly schemaPath: string
  /** Whose application the entry points start, where several plugins make one; absent: the first by name. */
  readonly framework?: string
}
