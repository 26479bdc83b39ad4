/** A plugin's runtime folder, loaded by the host: real source files and the manifest of the package they are in. */
export type RuntimeFolder = {
  /** Paths relative to the folder, with `/`, sorted. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  /** Where the versions of the packages those files import come from. */
  readonly manifest: {
    readonly dependencies: { readonly [name: string]: string }
    readonly devDependencies: { readonly [name: string]: string }
  }
}

/** Loads a runtime folder. `loadRuntime` of `@ssot-codegen/output` is one that reads the disk. */
export type RuntimeLoader = (folder: URL) => RuntimeFolder
