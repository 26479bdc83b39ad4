import { CLIENT, stampOn } from '../client/stamp.js'
import { projectFacts } from '../project/facts.js'
import { printableJson } from '../render/printable.js'
import { createTerminal } from '../render/terminal.js'
import { isAsItWas } from './inputs.js'
import { isOnDisk } from './outputs.js'
import { readRun, runKey, type RunRecord } from './run-record.js'

/**
 * Says what the last run of a command line said, where nothing has changed since: nothing that it read, and nothing that
 * it left. No parser, no plugin and no config is loaded to see that.
 *
 * @param args the command line behind `ssot`
 * @returns whether that was so; if not, nothing is printed
 */
export function replayUnchanged(args: readonly string[], cwd: string): boolean {
  const start = process.uptime()
  const key = runKey(args, cwd)
  const record = key === undefined ? undefined : readRun(key)
  if (!record || !isUnchanged(record)) return false
  const took = (process.uptime() - start) * 1000
  const { json, plain, colored, lines } = record.shown
  const asJson = args.includes('--json')
  const terminal = createTerminal({ quiet: asJson })
  if (asJson) {
    terminal.out([printableJson({ ...json, timings: { unchanged: Math.round(took * 10) / 10 } })])
  } else {
    terminal.end('unchanged', took)
    terminal.err(terminal.errorColors.isColorSupported ? colored : plain)
    terminal.out(lines)
  }
  return true
}

function isUnchanged({ inputs, outputs, project, client }: RunRecord): boolean {
  if (client !== undefined && stampOn(outputs.root) !== client) return false
  const { name, packageManager } = projectFacts(outputs.root, project.config)
  if (name !== project.facts.name || packageManager !== project.facts.packageManager) return false
  return isAsItWas(inputs) && isOnDisk(outputs, CLIENT)
}
