#!/usr/bin/env node
import { replayUnchanged } from './cache/unchanged.js'
import { tuneEngine } from './tune-engine.js'

const args = process.argv.slice(2)
if (args.includes('--watch')) {
  // It runs long enough to earn back what V8's compilers cost.
  run()
} else if (!replayUnchanged(args, process.cwd())) {
  tuneEngine()
  run()
}

function run(): void {
  void import('./main.js').then(({ runProcess }) => runProcess(args))
}
