/**
 * Which third of what takes long is run: what `SSOT_THIRD` (0 to 2) says, else what the hour says.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {number}
 */
export function thirdOf({ SSOT_THIRD }) {
  return Number(SSOT_THIRD ?? Math.floor(Date.now() / 3_600_000)) % 3
}
