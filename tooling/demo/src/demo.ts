import { rmSync } from 'node:fs'
import pc from 'picocolors'
import { createDatabase, freshProject, generateProject, seed, startServer, stopServer, type Project } from './project.js'
import { takeTour } from './take-tour.js'

const started = performance.now()
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`

async function step<T>(what: string, work: Promise<T>): Promise<T> {
  process.stdout.write(`${pc.dim('…')} ${what}\n`)
  const result = await work
  process.stdout.write(`${pc.green('✓')} ${what} ${pc.dim(`(${seconds()})`)}\n`)
  return result
}

async function demo(project: Project): Promise<number> {
  await step(`Generating the blog API into ${project.folder}`, generateProject(project))
  await step('Creating a SQLite database', createDatabase(project))
  await step('Filling it with example data', seed(project))
  const { url, server } = await step('Starting the server', startServer(project))
  let code = 0
  try {
    await takeTour(url, () => console.log(pc.dim(`\nThe first answer came after ${seconds()}.`)))
    console.log(`\n${pc.green('✓')} Every answer was the one expected. The API is at ${pc.bold(url)}`)
    if (process.stdout.isTTY && !process.argv.includes('--once')) {
      console.log(`  Try ${pc.cyan(`curl '${url}/api/posts?include=author'`)}; Ctrl-C stops it.`)
      await new Promise((resolve) => process.once('SIGINT', resolve))
    }
  } finally {
    code = await stopServer(server)
  }
  console.log(code === 0 ? `${pc.green('✓')} The server stopped cleanly.` : `${pc.red('✗')} The server ended with code ${code}.`)
  return code
}

const project = freshProject()
try {
  process.exitCode = await demo(project)
} catch (error) {
  console.error(`${pc.red('✗')} ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  rmSync(project.folder, { recursive: true, force: true })
}
