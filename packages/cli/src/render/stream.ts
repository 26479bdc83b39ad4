import { fstatSync, writeSync } from 'node:fs'
import { Buffer } from 'node:buffer'

/** Standard output or standard error. */
export type Stream = { readonly isTTY: boolean; readonly write: (text: string) => void }

/**
 * Opens one of the two by its descriptor. Node's own stream of it is left alone as long as possible: for a pipe, which
 * is what programs read us through, it loads half of the network stack.
 */
export function openStream(descriptor: 1 | 2): Stream {
  let opened: NodeJS.WriteStream | undefined
  const own = () => (opened ??= streamOf(descriptor))
  // What is no device is no terminal.
  const isTTY = isDevice(descriptor) && own().isTTY
  return {
    isTTY,
    write(text) {
      if (isTTY) return void own().write(text)
      const bytes = Buffer.from(text)
      let at = 0
      try {
        while (at < bytes.length) at += writeSync(descriptor, bytes, at)
      } catch {
        // A reader that is slow, or gone: Node's stream waits for the one, and tells of the other.
        own().write(bytes.subarray(at))
      }
    },
  }
}

function streamOf(descriptor: 1 | 2): NodeJS.WriteStream {
  return (descriptor === 1 ? process.stdout : process.stderr).on('error', onError)
}

/** Whoever reads us may stop reading: `ssot inspect | head`. */
function onError(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}

function isDevice(descriptor: number): boolean {
  try {
    // Of a pipe, plain numbers stay behind in a place that Node's `realpathSync` looks at: packages that are links would no longer be followed.
    return fstatSync(descriptor, { bigint: true }).isCharacterDevice()
  } catch {
    return false
  }
}
