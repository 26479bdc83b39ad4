import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileErrors } from './histories/compile.js'
import { replay } from './histories/replay.js'
import { harmless, histories } from './histories/step.js'
import { createProject } from './support/project.js'

const deep = process.env['SSOT_DEEP'] === '1'
const total = Number(process.env['SSOT_HISTORIES'] ?? (deep ? 1000 : 60))
/** Each of these is compiled, which takes its time. */
const harmlessTotal = deep ? total : Math.ceil(total / 10)

test('no edit is lost in any history, and a second run changes nothing', { timeout: 30_000 + total * 5000 }, () => {
  const seen = { histories: 0, merged: 0, conflicts: 0, withoutBase: 0 }
  fc.assert(
    fc.property(histories, (history) => {
      const project = createProject()
      const { merged, conflicts, withoutBase } = replay(project, history)
      project.remove()
      seen.histories++
      seen.merged += merged
      seen.conflicts += conflicts
      seen.withoutBase += withoutBase
    }),
    { numRuns: total, endOnFailure: true },
  )
  console.info(`${seen.histories} histories: ${seen.merged} merges, ${seen.conflicts} conflicts, ${seen.withoutBase} of them without a base`)
  expect(seen.merged).toBeGreaterThan(total / 4)
  expect(seen.conflicts).toBeGreaterThan(total / 4)
})

test('what comes of edits that leave files correct compiles', { timeout: 30_000 + total * 5000 }, () => {
  const seen = { merged: 0, compiled: 0 }
  fc.assert(
    fc.property(harmless, (history) => {
      const project = createProject()
      const onRun = (codes: readonly string[]) => {
        // What is in conflict, or is no longer generated and stays, is as old as it is.
        if (codes.length > 0) return
        seen.compiled++
        expect(compileErrors(project)).toEqual([])
      }
      seen.merged += replay(project, { ...history, onRun }).merged
      project.remove()
    }),
    { numRuns: harmlessTotal, endOnFailure: true },
  )
  console.info(`${harmlessTotal} histories of harmless edits: ${seen.merged} merges, ${seen.compiled} states compiled`)
  expect(seen.merged).toBeGreaterThan(harmlessTotal / 4)
  expect(seen.compiled).toBeGreaterThan(harmlessTotal)
})
