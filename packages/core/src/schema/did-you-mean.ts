/**
 * The help of a diagnostic about a name that is not known. What a generated project says to clients is made by a function of its own: its runtime
 * imports no package of ours, and lists what is allowed.
 *
 * @param near what `nearest` found
 * @param otherwise the help where nothing is near
 */
export function didYouMean(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `Did you mean "${near}"?`
}
