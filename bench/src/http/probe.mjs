/**
 * Tells the process that started this one what it has used. Loaded by `--import` into both servers.
 */
process.on('message', () => {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, rss, heap: heapUsed + external })
})
// Asking must not keep a server that was told to stop.
process.channel?.unref()
