import { createColors } from 'picocolors'
import { printable } from './printable.js'
import { openStream, type Stream } from './stream.js'

/** Functions that colour text, or leave it as it is. */
export type Colors = Pick<ReturnType<typeof createColors>, 'red' | 'yellow' | 'green' | 'cyan' | 'dim' | 'bold' | 'isColorSupported'>

/** Where a command shows what it does. Results go to standard output, everything else to standard error. */
export type Terminal = {
  /** For standard output. */
  readonly colors: Colors
  /** For standard error. */
  readonly errorColors: Colors
  readonly out: (lines: readonly string[]) => void
  readonly err: (lines: readonly string[]) => void
  /** Shows that a phase runs: on a terminal in place of the phase before. */
  readonly begin: (phase: string) => void
  /** Shows that it is over: in a pipe one line each. */
  readonly end: (phase: string, milliseconds: number) => void
}

/**
 * The terminal of this process.
 *
 * @param quiet whether progress is left out, as with `--json`
 */
export function createTerminal({ quiet }: { quiet: boolean }): Terminal {
  const { env } = process
  const [stdout, stderr] = [openStream(1), openStream(2)]
  const live = stderr.isTTY && env['TERM'] !== 'dumb'
  const colored = (stream: Stream) => {
    if (env['NO_COLOR']) return false
    if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0'
    return stream.isTTY && env['TERM'] !== 'dumb'
  }
  const errorColors = createColors(colored(stderr))
  const clear = () => {
    if (live && !quiet) stderr.write('\r\u001b[2K')
  }
  const write = (stream: Stream, lines: readonly string[]) => {
    if (lines.length > 0) stream.write(lines.join('\n') + '\n')
  }
  return {
    colors: createColors(colored(stdout)),
    errorColors,
    out: (lines) => {
      clear()
      write(stdout, lines)
    },
    err: (lines) => {
      clear()
      write(stderr, lines)
    },
    begin: (phase) => {
      if (live && !quiet) stderr.write(`\r\u001b[2K${errorColors.dim(`${printable(phase)} …`)}`)
    },
    end: (phase, milliseconds) => {
      if (quiet) return
      if (live) clear()
      else stderr.write(`${printable(phase)} ${Math.round(milliseconds)} ms\n`)
    },
  }
}
