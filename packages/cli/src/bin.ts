#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { replayUnchanged } from './cache/unchanged.js'

// Before anything loads WebAssembly: a run this short never earns back what V8's optimizing compiler costs.
setFlagsFromString('--liftoff-only')

// Whoever reads us may stop reading: `ssot inspect | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const args = process.argv.slice(2)
if (!replayUnchanged(args, process.cwd())) {
  const { main } = await import('./main.js')
  process.exitCode = await main(args)
}
