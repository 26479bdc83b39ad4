/**
 * A few letters and digits that tell one text from another: FNV-1a, in base 36. It is no protection against anybody.
 *
 * @param length at most 6
 */
export function shortHash(text: string, length: number): string {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-length)
}
