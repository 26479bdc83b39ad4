/** Whether the process has been told to stop, and who wants to know. */
export type ServerState = {
  readonly stopping: () => boolean
  /** Says that the process is to stop; a second call does nothing. */
  readonly stop: () => void
  /**
   * Calls the listener once the process is to stop, at once if that has happened.
   *
   * @returns forgets the listener
   */
  readonly onStop: (listener: () => void) => () => void
  /** Takes note of work that no reply waits for. It must not reject. */
  readonly inBackground: (work: Promise<void>) => void
  /** Waits until no such work is left, begun meanwhile or not. */
  readonly idle: () => Promise<void>
}

/** The state of a server that has just begun. */
export function createServerState(): ServerState {
  const listeners = new Set<() => void>()
  const background = new Set<Promise<void>>()
  let stopping = false
  return {
    stopping: () => stopping,
    stop() {
      if (stopping) return
      stopping = true
      for (const listener of listeners) listener()
      listeners.clear()
    },
    onStop(listener) {
      if (stopping) listener()
      else listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    inBackground(work) {
      background.add(work)
      void work.then(() => background.delete(work))
    },
    async idle() {
      while (background.size > 0) await Promise.all(background)
    },
  }
}
