#!/usr/bin/env node
// Plain JavaScript all the way down: Prisma starts this once or more per command, and a loader would cost 100 ms each time.
import { main } from '../src/stand-in/main.mjs'

process.removeAllListeners('warning') // stderr carries JSON lines for the CLI; Node's warnings would break its parser
process.exitCode = await main(process.argv.slice(2))
