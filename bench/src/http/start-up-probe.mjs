/**
 * Puts a compiled application together, as its server does before it listens, and says how long that took, in milliseconds: by the clock,
 * and of the processor's time, which does not depend on what else the machine does.
 */
const [folder, framework] = process.argv.slice(2)
const start = performance.now()
const { routes } = await import(`${folder}/dist/gen/http/${framework}/router.js`)
const { createApp } = await import(`${folder}/dist/app.js`)
const loaded = performance.now()
const before = process.cpuUsage()
const app = createApp()
// What Fastify is given it does only then.
await app.ready?.()
const ready = performance.now()
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ routes: routes.length, load: loaded - start, ready: ready - loaded, cpu: (user + system) / 1000 }))
process.exit(0)
