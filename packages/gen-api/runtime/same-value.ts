/** Whether two values of a column, as the database gives them, are the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || (a !== null && b !== null && textOf(a) === textOf(b))
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}
