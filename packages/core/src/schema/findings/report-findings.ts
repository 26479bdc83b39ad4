import type { Report } from '../../plugin/diagnostic.js'
import type { SourceFile } from '../ir.js'
import type { findings as catalogue } from './catalogue.js'
import { dropNoise, type Understood } from './drop-noise.js'
import { placeOf, type PlaceContext } from './place.js'
import { RULES } from './rules.js'
import type { RawFinding } from './raw-findings.js'

/** What findings are read with. */
export type FindingContext = PlaceContext & {
  /** The files by the index Prisma's parser names them with, as it was given them. */
  readonly files: readonly SourceFile[]
  readonly report: Report<typeof catalogue>
}

/**
 * Reports what Prisma's parser found: each mistake once, with what mends it.
 *
 * @param findings what the parser said, in its order
 */
export function reportFindings(findings: readonly RawFinding[], context: FindingContext): void {
  const understood = findings.map((finding) => understand(finding, context))
  for (const { code, said, fix, span } of dropNoise(understood, context.outlines)) {
    context.report(code, { said, fix }, span && { span })
  }
}

// What follows is advice, or where more is to be read; both are the help's business.
const ADVICE = /[.,]? (?:Please|please remove|You can|Either|Consider|Did you mean|Read more|Learn more|Use either|Use sequence)\b[^]*$/

function understand({ said, span, line }: RawFinding, context: FindingContext): Understood {
  const place = placeOf(span, line, context)
  for (const { code, pattern, fix, fact } of RULES) {
    const match = pattern.exec(said)
    if (!match) continue
    const sentence = fact?.(said, place) ?? said.replace(ADVICE, '')
    return { code, said: /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`, fix: fix?.(match, place), span, place }
  }
  return { code: 'invalid', said, fix: undefined, span, place }
}
