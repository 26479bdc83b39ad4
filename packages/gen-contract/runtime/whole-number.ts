/**
 * Reads the number that a flag was given.
 *
 * @param flag as it was written, such as `--most`
 * @param text what stood behind it
 * @param least the smallest that makes sense
 * @throws Error where it is no whole number, or a smaller one: to go on with another would check something else than was asked
 */
export function wholeNumber(flag: string, text: string, least: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
  throw new Error(`${flag} takes a whole number from ${least}, not "${text}".`)
}
