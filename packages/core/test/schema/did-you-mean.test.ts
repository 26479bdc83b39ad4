import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/index.js'

test('help names what is near, and says something else where nothing is', () => {
  expect(didYouMean(nearest('expres', ['express', 'fastify']), 'Take one of them.')).toBe('Did you mean "express"?')
  expect(didYouMean(nearest('koa', ['express', 'fastify']), 'Take one of them.')).toBe('Take one of them.')
})
