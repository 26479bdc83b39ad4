import type { Span } from './span.js'

/** An argument of an annotation: text, number, boolean, bare word (as text), regular expression, or a named one. */
export type AnnotationValue = string | number | boolean | { readonly regex: string; readonly flags: string }

/** `/// @name(1, "two", three, key: 4)` as written: positional values, then named ones. Meaning is given by its declaration. */
export type Annotation = {
  readonly name: string
  readonly args: readonly AnnotationValue[]
  readonly named: { readonly [name: string]: AnnotationValue }
  /**
   * What stands directly behind the name, where it is written without brackets: `: /x` of `@path: /x`. That is how the tags
   * of JSDoc are written, and some go by the same names.
   */
  readonly prose?: string
  readonly span: Span
}
