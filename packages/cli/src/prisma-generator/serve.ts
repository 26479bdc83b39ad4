import { createRequire } from 'node:module'
import type * as Helper from '@prisma/generator-helper'

// CommonJS, and not of the kind whose exports Node can see from outside.
const require = createRequire(import.meta.url)

/** Prisma's own side of the protocol: requests come on standard input, replies go to standard error. */
export const { generatorHandler } = require('@prisma/generator-helper') as typeof Helper
