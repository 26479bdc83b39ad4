/** Whether everything is run, however long it takes. */
export const deep = process.env['SSOT_DEEP'] === '1'

const third = Number(process.env['SSOT_THIRD'])

/**
 * Of things that are all run in depth, and by thirds else, whether one is run now.
 *
 * @param index its place among them
 * @throws Error outside of a run that says which third it has
 */
export function isDue(index: number): boolean {
  if (!(third >= 0 && third < 3)) throw new Error(`SSOT_THIRD is "${String(process.env['SSOT_THIRD'])}", not 0, 1 or 2.`)
  return deep || index % 3 === third
}
