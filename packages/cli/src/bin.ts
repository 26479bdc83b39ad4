#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'

// Before anything loads WebAssembly: a run this short never earns back what V8's optimizing compiler costs.
setFlagsFromString('--liftoff-only')

// Whoever reads us may stop reading: `ssot inspect | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { main } = await import('./main.js')
process.exitCode = await main(process.argv.slice(2))
