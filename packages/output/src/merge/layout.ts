/**
 * Whether two texts differ at most in what a formatter changes: white space, quotes, semicolons, trailing commas,
 * parentheses. That is a guess, good enough to say something helpful and not to decide anything.
 */
export function differInLayoutOnly(one: string, other: string): boolean {
  return essence(one) === essence(other)
}

function essence(text: string): string {
  return text.replace(/[\s;,()]+/g, '').replace(/['`]/g, '"')
}
