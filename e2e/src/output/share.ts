/** Reads `SSOT_SHARE`, `<i>/<n>`: which of n equal shares of the slow checks is run; the whole where it is not set. */
export function shareOf(setting: string | undefined): (index: number) => boolean {
  if (setting === undefined || setting === '') return () => true
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(setting) ?? []
  if (i === undefined || Number(i) < 1 || Number(i) > Number(n)) throw new Error(`SSOT_SHARE is "${setting}", not <i>/<n> such as 1/3.`)
  return (index) => index % Number(n) === Number(i) - 1
}
