import { expect, it } from 'vitest'
import { defineConfig } from '../src/index.js'

it('types what a config can say', () => {
  const config = defineConfig({
    framework: 'express',
    models: {
      include: ['Post'],
      Post: {
        expose: ['list', 'get'],
        path: 'articles',
        min: 3,
        fields: { title: { length: [1, 80], hidden: false, regex: /^a/ } },
      },
    },
  })
  expect(config.framework).toBe('express')

  // @ts-expect-error there is no such key
  defineConfig({ schmea: 'x' })
  // @ts-expect-error there is no such framework
  defineConfig({ framework: 'koa' })
  // @ts-expect-error there is no such operation
  defineConfig({ models: { Post: { expose: ['lits'] } } })
  defineConfig({ models: { User: { fields: { token: { expose: true } } } } })
  // @ts-expect-error a field is exposed or not
  defineConfig({ models: { User: { fields: { token: { expose: ['list'] } } } } })
  // @ts-expect-error hidden is a switch
  defineConfig({ models: { Post: { fields: { title: { hidden: 'yes' } } } } })
  // @ts-expect-error a plugin has to be called
  defineConfig({ plugins: ['express'] })
})
