/**
 * A pattern that is built when it is first asked for. One of Unicode properties takes V8 up to a millisecond, even as a
 * literal that is never reached, and most text is told by its being ASCII.
 */
export function latePattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined
  return () => (pattern ??= new RegExp(source, flags))
}
