/** A stretch of a source file: UTF-16 offsets, `end` exclusive. */
export type Span = { readonly file: string; readonly start: number; readonly end: number }

/** Anything a diagnostic can point at. */
export type Node = { readonly span: Span }
