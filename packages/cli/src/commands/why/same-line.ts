/**
 * The line of the generated text that a line on disk is: the file may bear a header, be edited, or be stale.
 *
 * @param disk the lines on disk
 * @param generated the lines that are generated now
 * @param line counts from 1
 * @returns the line, which counts from 1, or undefined where what is generated has no such line
 */
export async function sameLine(disk: readonly string[], generated: readonly string[], line: number): Promise<number | undefined> {
  const { diffArrays } = await import('diff')
  let [onDisk, made] = [0, 0]
  for (const { added, removed, count } of diffArrays([...disk], [...generated])) {
    if (!added && line <= onDisk + count) return removed ? undefined : made + line - onDisk
    if (!added) onDisk += count
    if (!removed) made += count
  }
  return undefined
}
