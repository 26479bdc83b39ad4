import { resolve } from 'node:path'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag } from '../../args/flags.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { projectFacts } from '../../project/facts.js'
import { printable, printableLines } from '../../render/printable.js'
import type { Colors } from '../../render/terminal.js'
import { checkOutput } from './check-output.js'
import type { Finding } from './finding.js'

/** `ssot doctor`: what keeps the project from working, each with what to do about it. Nothing is written. */
export async function doctorCommand({ session, flags }: CommandInput): Promise<Outcome> {
  // Comparing versions and talking to databases is for this command only.
  const { CHECKS, examined } = await import('./examine.js')
  const { findings: output, prepared, wanted } = await session.phase('output', () => checkOutput(session, flags))
  const out = prepared?.out ?? resolve(session.cwd, textFlag(flags, 'out') ?? '.')
  const { packageManager } = projectFacts(out, prepared?.config ?? {})
  const project = examined({ out, packageManager, wanted, ...(prepared && { provider: prepared.schema.provider }) })
  const findings: Finding[] = []
  for (const [phase, check] of CHECKS) findings.push(...(await session.phase(phase, () => check(project))))
  findings.push(...output)

  const broken = findings.filter(({ state }) => state === 'broken').length
  const checks = findings.map(({ name, state, says, fix = null }) => ({ name, state, says, fix }))
  const end = broken === 0 ? 'Nothing is broken.' : `${broken} ${broken === 1 ? 'thing is' : 'things are'} broken.`
  return { exit: broken === 0 ? EXIT.ok : EXIT.user, json: { checks }, lines: [...rows(findings, session.terminal.colors), '', end] }
}

function rows(findings: readonly Finding[], colors: Colors): string[] {
  const paint = { ok: colors.green, warning: colors.yellow, broken: colors.red, skipped: colors.dim }
  const width = Math.max(...findings.map(({ name }) => name.length))
  return findings.flatMap(({ name, state, says, fix }) => {
    const [first = '', ...more] = fix === undefined ? [] : printableLines(fix)
    const help = fix === undefined ? [] : [`  ${colors.green('fix:')} ${first}`, ...more.map((line) => `       ${line}`)]
    return [`${paint[state](state.padEnd(7))}  ${printable(name).padEnd(width)}  ${printableLines(says).join(' ')}`, ...help]
  })
}
