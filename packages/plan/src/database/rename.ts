/** A model, a field of one, an enum or a value of one, that is called otherwise now. `owner` is the model or enum as it was called before. */
export type Rename =
  | { readonly kind: 'model' | 'enum'; readonly from: string; readonly to: string }
  | { readonly kind: 'field' | 'value'; readonly owner: string; readonly from: string; readonly to: string }

/** A rename as it is written on the command line: `Post=Article`, `Post.title=headline`. */
export function renameText(rename: Rename): string {
  return 'owner' in rename ? `${rename.owner}.${rename.from}=${rename.to}` : `${rename.from}=${rename.to}`
}
