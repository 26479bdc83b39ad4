#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { replayUnchanged } from './cache/unchanged.js'

const args = process.argv.slice(2)
if (!replayUnchanged(args, process.cwd())) {
  // Before anything loads WebAssembly: a run this short never earns back what V8's optimizing compiler costs, nor the
  // validation of functions it does not call.
  setFlagsFromString('--liftoff-only')
  setFlagsFromString('--wasm-lazy-validation')

  void import('./main.js').then(async ({ main }) => {
    process.exitCode = await main(args)
  })
}
