import type { Block, Member, Outline } from './outline.js'

/** A declaration with the file it is in. */
export type Located<T> = { readonly file: string; readonly text: string; readonly node: T }

/** The declarations of all files, by name. */
export type SourceIndex = {
  /** A model or a view. */
  readonly model: (name: string) => Located<Block> | undefined
  readonly enum: (name: string) => Located<Block> | undefined
  readonly typeNames: readonly string[]
  /** The models and views with `@@ignore`. */
  readonly ignored: readonly Located<Block>[]
}

/**
 * Indexes the declarations of a schema.
 *
 * @param outlines the files by path
 */
export function indexSource(outlines: ReadonlyMap<string, Outline>): SourceIndex {
  const models = new Map<string, Located<Block>>()
  const enums = new Map<string, Located<Block>>()
  for (const [file, { text, blocks }] of outlines) {
    for (const node of blocks) {
      const kind = node.keyword === 'enum' ? enums : node.keyword === 'model' || node.keyword === 'view' ? models : undefined
      if (kind && !kind.has(node.name)) kind.set(node.name, { file, text, node })
    }
  }
  return {
    model: (name) => models.get(name),
    enum: (name) => enums.get(name),
    typeNames: [...models.keys(), ...enums.keys()],
    ignored: [...models.values()].filter(({ node }) => node.attributes.some((a) => a.name === '@@ignore')),
  }
}

/** The field of that name. */
export function memberNamed(block: Block, name: string): Member | undefined {
  return block.members.find((m) => m.name === name)
}
