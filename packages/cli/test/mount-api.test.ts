import { describe, expect, test } from 'vitest'
import { isConfigText, configText } from '../src/commands/init/config-text.js'
import { specifierFrom } from '../src/commands/init/adopt/host.js'
import { mountIn, unmountFrom } from '../src/commands/init/adopt/mount.js'
import { freePrefix } from '../src/commands/init/adopt/prefix.js'
import { shownLines } from '../src/commands/init/adopt/shown-lines.js'

const FROM = './generated-api.js'
const onExpress = (text: string, prefix = '') => mountIn(text, { framework: 'express', from: FROM, prefix })
const onFastify = (text: string, prefix = '') => mountIn(text, { framework: 'fastify', from: FROM, prefix })

/** The texts have `>>` where the lines go, each on a line of its own. */
const before = (text: string) => text.replace(/^.*>>.*\r?\n/gm, '')
const after = (text: string) => text.replaceAll('>> ', '')

const SHAPES: { readonly [what: string]: { readonly framework: 'express' | 'fastify'; readonly prefix?: string; readonly text: string } } = {
  'an application at the top of a file': {
    framework: 'express',
    text: `import express from 'express'
>> import { generatedApi } from './generated-api.js'

const port = Number(process.env['PORT'] ?? 3000)
let served = 0
const app = express()
>> app.use(generatedApi())
app.use(express.json())

app.get('/', (_, response) => { response.send('hello') })
app.listen(3000)
`,
  },
  'middlewares that guard it, semicolons, double quotes': {
    framework: 'express',
    prefix: '/v1',
    text: `import "dotenv/config";
import cors from "cors";
import express, { type Express } from "express";
import helmet from "helmet";
import { authenticate } from "./auth.js";
import { usersRouter } from "./routes/users.js";
>> import { generatedApi } from "./generated-api.js";

const app: Express = express();
app.disable("x-powered-by");
app.use(helmet());
app.use(cors({ origin: true }));
app.use(express.json({ limit: "1mb" }));
app.use(express.urlencoded({ extended: true }));
app.use(authenticate); // nobody passes without
>> app.use('/v1', generatedApi());
app.use("/api/users", usersRouter);
app.use((_req, res) => { res.status(404).end(); });

export default app;
`,
  },
  'a function that makes it': {
    framework: 'express',
    text: `import express from 'express'
import morgan from 'morgan'
import { errorHandler } from './error-handler.js'
>> import { generatedApi } from './generated-api.js'

export function createApp({ quiet = false } = {}) {
  const app = express()
  if (!quiet) {
    app.use(morgan('tiny'))
  }
>>   app.use(generatedApi())
  app.use(express.json())
  app.get('/status', (_request, response) => response.json({ ok: true }))
  app.use(errorHandler)
  return app
}
`,
  },
  'Windows line ends': {
    framework: 'express',
    text: "import express from 'express'\r\n>> import { generatedApi } from './generated-api.js'\r\n\r\nconst app = express()\r\n>> app.use(generatedApi())\r\napp.listen(1)\r\n",
  },
  'a server of Fastify': {
    framework: 'fastify',
    text: `import cors from '@fastify/cors'
import Fastify from 'fastify'
>> import { generatedApi } from './generated-api.js'

const server = Fastify({ logger: true }).withTypeProvider()

await server.register(cors)
server.addHook('onRequest', async () => undefined)
>> server.register(generatedApi)
server.get('/hello', async () => 'hello')

await server.listen({ port: 3000 })
`,
  },
  'a function that makes a server of Fastify': {
    framework: 'fastify',
    prefix: '/v1',
    text: `import { fastify } from 'fastify'
>> import { generatedApi } from './generated-api.js'

export async function build() {
    const app = fastify()
>>     app.register(generatedApi, { prefix: '/v1' })
    app.register(import('./routes/users.js'), { prefix: '/api/users' })
    return app
}
`,
  },
  'a plugin of Fastify': {
    framework: 'fastify',
    text: `import type { FastifyInstance } from 'fastify'
>> import { generatedApi } from './generated-api.js'

export default async function app(instance: FastifyInstance) {
>>   instance.register(generatedApi)
  instance.get('/hello', async () => 'hello')
}
`,
  },
}

describe.each(Object.entries(SHAPES))('%s', (_, { framework, prefix = '', text }) => {
  const mounted = mountIn(before(text), { framework, from: FROM, prefix })

  test('gets two lines, in its own style', () => {
    expect(mounted).toEqual({ kind: 'mounted', text: after(text) })
  })

  test('is as it was when they are taken out', () => {
    expect(unmountFrom(after(text), FROM)).toBe(before(text))
  })

  test('is not mounted twice', () => {
    expect(mountIn(after(text), { framework, from: FROM, prefix })).toEqual({ kind: 'present' })
  })

  test('is shown by what changes', () => {
    expect(shownLines(before(text), after(text)).filter((line) => line.startsWith('+')).length).toBe(2)
    expect(shownLines(after(text), before(text)).filter((line) => line.startsWith('-')).length).toBe(2)
  })
})

test.each([
  ['two applications', "import express from 'express'\nconst app = express()\nconst admin = express()\n", 'it makes more than one application'],
  ['a name that is taken', "import express from 'express'\nimport { generatedApi } from './mine.js'\nconst app = express()\n", '"generatedApi" is something else in it'],
  ['a line that holds all', "import express from 'express'\nexport const make = () => { const app = express(); app.listen(1) }\n", 'the application is not made on a line of its own'],
  ['what does not parse', "import express from 'express'\nconst app = = express()\n", 'it does not parse'],
])('leaves alone %s', (_, text, why) => expect(onExpress(text)).toEqual({ kind: 'by-hand', why }))

test.each([
  ['a router', "import { Router } from 'express'\nexport const router = Router()\n"],
  ['types', "import type { Express } from 'express'\nexport function setUp(app: Express) {}\n"],
])('finds no application in %s', (_, text) => expect(onExpress(text)).toEqual({ kind: 'absent' }))

test('a handler of what is not found stays last, whatever comes before it', () => {
  for (const line of ['app.use((request, response) => {})', 'app.use(notFound)', 'app.use(errorHandler())', 'setUpRoutes(app)', "app.all('*', nothing)"]) {
    const mounted = onExpress(`import express from 'express'\nconst app = express()\n${line}\n`)
    expect(mounted.kind === 'mounted' && mounted.text.split('\n').slice(-3, -1)).toEqual(['app.use(generatedApi())', line])
  }
})

test('a guard comes before the API, though parsers come before the guard', () => {
  const mounted = onExpress("import express from 'express'\nconst app = express()\napp.use(express.json())\nif (secure) app.use(guard)\napp.get('/', home)\n")
  expect(mounted.kind === 'mounted' && mounted.text.split('\n').slice(-4)).toEqual(['if (secure) app.use(guard)', 'app.use(generatedApi())', "app.get('/', home)", ''])
})

test('plugins of others than Fastify come after the API', () => {
  const mounted = onFastify("import { fastify } from 'fastify'\nconst app = fastify()\napp.register(import('@fastify/helmet'))\napp.register(users)\n")
  expect(mounted.kind === 'mounted' && mounted.text.split('\n').slice(-4)).toEqual(["app.register(import('@fastify/helmet'))", 'app.register(generatedApi)', 'app.register(users)', ''])
})

test('what was changed since is not taken out', () => {
  const text = after(SHAPES['an application at the top of a file']?.text ?? '')
  expect(unmountFrom(text.replace('app.use(generatedApi())', "app.use('/x', guard, generatedApi())"), FROM)).toBeUndefined()
  expect(unmountFrom(`${text}export const api = generatedApi()\n`, FROM)).toBeUndefined()
})

test('the API goes where the application has no paths', () => {
  const named = (...paths: readonly string[]) => freePrefix([{ path: 'app.ts', text: paths.map((path) => `app.get('${path}')`).join('\n') }])
  expect([named('/', '/apis'), named('/api/users'), named('/docs'), named('/api', '/v1/a'), named('/api', '/v1', '/v2', '/generated')]).toEqual(['', '/v1', '/v1', '/v2', '/generated-api'])
})

test('files find it from where they are', () => {
  expect(['src/app.ts', 'app.ts', 'src/server/index.ts'].map(specifierFrom)).toEqual(['./generated-api.js', './src/generated-api.js', '../generated-api.js'])
})

test('a config is known again, and an edited one is not', () => {
  const text = configText('prisma/schema.prisma', [{ name: 'express' }, { name: 'project', options: '{ mounted: true }' }])
  expect([isConfigText(text), isConfigText(text.replace('express()', "express(), api({ access: 'public' })")), isConfigText('')]).toEqual([true, false, false])
})
