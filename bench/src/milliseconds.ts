/** How long the work takes, in milliseconds of the clock. */
export function milliseconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
