/** What the hidden columns of one database hold. Two databases differ in nothing else. */
export type Secrets = {
  readonly word: string
  readonly int: number
  readonly bigint: bigint
  readonly decimal: string
  readonly moment: Date
  readonly level: 'low' | 'high'
  /** Whether the first user's hidden values sort before those of the second. */
  readonly ascending: boolean
}

/** Values that occur nowhere but in hidden columns. */
export const TWINS: readonly [Secrets, Secrets] = [
  { word: 'canary-red', int: 777_100_331, bigint: 7_771_003_355_577_001n, decimal: '771033.771', moment: new Date('1977-07-07T07:07:07.077Z'), level: 'low', ascending: true },
  { word: 'canary-blue', int: 888_200_442, bigint: 8_882_004_466_688_002n, decimal: '882044.882', moment: new Date('1988-08-08T08:08:08.088Z'), level: 'high', ascending: false },
]

/** What requests write into columns that are never read. */
export const WRITTEN = 'canary-written'

/** Every form in which the values could be in a reply, a header or the log. */
export const MARKERS: readonly string[] = [...TWINS.flatMap(formsOf), ...textForms(WRITTEN)]

function formsOf({ word, int, bigint, decimal, moment }: Secrets): string[] {
  const times = [moment.toISOString().slice(0, 10), String(moment.getTime())]
  return [...textForms(word), String(int).slice(0, -1), String(bigint).slice(0, -1), decimal.slice(0, -1), ...times]
}

/** As it is, as hexadecimal digits, and as base64 at each of the three places it may begin at. */
function textForms(text: string): string[] {
  const base64 = [0, 1, 2].map((shift) => Buffer.from(' '.repeat(shift) + text).toString('base64').slice(shift + 1, -4))
  return [text, Buffer.from(text).toString('hex'), ...base64]
}
