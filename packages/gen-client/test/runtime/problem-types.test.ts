import { readFileSync } from 'node:fs'
import { PROBLEMS } from '@ssot-codegen/gen-api/runtime/problem.js'
import { expect, test } from 'vitest'

test('the problems are those of the API, with their statuses', () => {
  const text = readFileSync(new URL('../../runtime/problem-types.ts', import.meta.url), 'utf8')
  const [, members = ''] = /type ProblemStatus = \{([^}]*)\}/.exec(text) ?? []
  const named = [...members.matchAll(/^ {2}'?([a-z-]+)'?: (\d+)$/gm)].map(([, name, status]) => [name, Number(status)])
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(Object.entries(PROBLEMS).map(([name, { status }]) => [name, status])))
})
