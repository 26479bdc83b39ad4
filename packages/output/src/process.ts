import { readFileSync } from 'node:fs'
import { hasCode } from './error-code.js'

/** Whether there is a process of that id, this one included. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return hasCode(error, ['EPERM'])
  }
}

/** When a process was started, in some unit; undefined where the system does not say, or there is none. */
export function startOf(id: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
    // The name of the program comes first, in parentheses, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
