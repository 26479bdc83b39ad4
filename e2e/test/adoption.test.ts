import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tmpdir } from 'node:os'
import { removeProject, ROOT, ssot, writeInto } from '../src/project.js'
import { isDue } from '../src/third.js'

type Files = { readonly [path: string]: string }
type Request = { readonly path: string; readonly init?: RequestInit; readonly status: number; readonly body: unknown }

/** An application that somebody has: its files, the one that starts it, what it answers, and where the generated API goes. */
type Given = { readonly framework: 'express' | 'fastify'; readonly start: string; readonly files: Files; readonly old: readonly Request[]; readonly prefix: string }

const manifest = (dependencies: Files, more: object = {}) => `${JSON.stringify({ name: 'theirs', version: '3.1.4', type: 'module', scripts: { dev: 'tsx watch src/index.ts', test: 'vitest' }, dependencies, ...more }, null, 2)}\n`
const tsconfig = `{
  // ours
  "compilerOptions": { "target": "ES2022", "module": "NodeNext", "moduleResolution": "NodeNext", "strict": true, "skipLibCheck": true, "noEmit": true, "types": ["node"] },
  "include": ["src"]
}
`
const NOTES = `datasource db {
  provider = "sqlite"
}

generator client {
  provider = "prisma-client"
  output   = "../src/gen/prisma"
}

model Note {
  id    Int    @id @default(autoincrement())
  title String
}
`

const json = (body: unknown, headers: Files = {}): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

const APPLICATIONS: { readonly [what: string]: Given } = {
  'one file on Express, with files called like ours': {
    framework: 'express',
    start: 'src/server.ts',
    prefix: '',
    files: {
      'package.json': manifest({ express: '^5.1.0' }, { devDependencies: { typescript: '^5.9.0' } }),
      'tsconfig.json': tsconfig,
      'README.md': '# Theirs\n',
      'src/config.ts': 'export const name = \'theirs\'\n',
      'src/db.ts': '// theirs\nexport const rows: { text: string }[] = []\n',
      'src/server.ts': `import express from 'express'
import type { AddressInfo } from 'node:net'
import { name } from './config.js'
import { rows } from './db.js'

const app = express()
app.use(express.json())

app.get('/', (_request, response) => { response.json({ name }) })
app.post('/rows', (request, response) => {
  rows.push(request.body as { text: string })
  response.status(201).json({ rows })
})
app.use((_request, response) => { response.status(404).json({ gone: true }) })

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(\`http://127.0.0.1:\${(server.address() as AddressInfo).port}\`)
})
`,
    },
    old: [
      { path: '/', status: 200, body: { name: 'theirs' } },
      { path: '/rows', init: json({ text: 'a' }), status: 201, body: { rows: [{ text: 'a' }] } },
      { path: '/nowhere', status: 404, body: { gone: true } },
    ],
  },
  'a factory on Express, with a guard, routers below /api and a handler of errors': {
    framework: 'express',
    start: 'src/index.ts',
    prefix: '/v1',
    files: {
      'package.json': manifest({ cors: '^2.8.5', express: '^5.0.0', helmet: '^8.0.0' }),
      'tsconfig.json': tsconfig,
      'src/index.ts': `import type { AddressInfo } from "node:net";
import { createApp } from "./app.js";

const server = createApp().listen(Number(process.env["PORT"]), "127.0.0.1", () => {
  console.log("http://127.0.0.1:" + (server.address() as AddressInfo).port);
});
`,
      'src/app.ts': `import cors from "cors";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import helmet from "helmet";
import { users } from "./routes/users.js";

const guard: RequestHandler = (request, response, next) => {
  if (request.get("x-key") === "let me in") next();
  else response.status(401).json({ who: "are you" });
};
const failed: ErrorRequestHandler = (error: Error, _request, response, _next) => {
  response.status(500).json({ failed: error.message });
};

/** Everything we have. */
export function createApp(): Express {
  const app = express();

  app.set("trust proxy", false);
  app.use(helmet());
  app.use(cors());
  app.use(express.json());
  app.use(guard); // nobody passes without the key

  app.use("/api/users", users);
  app.get("/boom", () => {
    throw new Error("boom");
  });
  app.use(failed);
  return app;
}
`,
      'src/routes/users.ts': `import { Router } from "express";

export const users = Router();
users.get("/", (_request, response) => {
  response.json(["ada"]);
});
users.post("/", (request, response) => {
  response.status(201).json(request.body);
});
`,
    },
    old: [
      { path: '/api/users', status: 401, body: { who: 'are you' } },
      { path: '/api/users', init: { headers: { 'x-key': 'let me in' } }, status: 200, body: ['ada'] },
      { path: '/api/users', init: json({ name: 'bob' }, { 'x-key': 'let me in' }), status: 201, body: { name: 'bob' } },
      { path: '/boom', init: { headers: { 'x-key': 'let me in' } }, status: 500, body: { failed: 'boom' } },
    ],
  },
  'one file on Fastify, at the root of the project': {
    framework: 'fastify',
    start: 'server.ts',
    prefix: '',
    files: {
      'package.json': manifest({ '@fastify/cors': '^11.0.0', fastify: '^5.0.0' }),
      'tsconfig.json': tsconfig.replace('["src"]', '["src", "server.ts"]'),
      'server.ts': `import cors from '@fastify/cors'
import Fastify from 'fastify'

const app = Fastify({ logger: false })

await app.register(cors, { origin: true })
app.get('/', () => ({ name: 'theirs' }))
app.post('/echo', (request) => request.body)
app.setNotFoundHandler((_request, reply) => reply.code(404).send({ gone: true }))

console.log(await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' }))
`,
    },
    old: [
      { path: '/', status: 200, body: { name: 'theirs' } },
      { path: '/echo', init: json({ a: 1 }), status: 200, body: { a: 1 } },
      { path: '/nowhere', status: 404, body: { gone: true } },
    ],
  },
  'a builder on Fastify, with plugins in files of their own, Prisma before us, Windows line ends': {
    framework: 'fastify',
    start: 'src/main.ts',
    prefix: '/v1',
    files: {
      'package.json': manifest({ '@prisma/client': '^7.0.0', fastify: '^5.2.0' }, { devDependencies: { prisma: '^7.0.0' } }),
      'tsconfig.json': tsconfig,
      'prisma/schema.prisma': NOTES,
      'prisma.config.ts': "import { defineConfig } from 'prisma/config'\n\nexport default defineConfig({ schema: 'prisma/schema.prisma' })\n",
      'src/main.ts': "import { build } from './build.js'\r\n\r\nconst app = await build()\r\nconsole.log(await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' }))\r\n",
      'src/build.ts': `import { fastify, type FastifyInstance } from 'fastify'
import users from './plugins/users.js'

export async function build(): Promise<FastifyInstance> {
  const app = fastify()
  app.decorateRequest('caller', '')
  app.addHook('onRequest', async (request) => { request.headers['x-seen'] = 'yes' })
  await app.register(users, { prefix: '/api/users' })
  return app
}
`.replaceAll('\n', '\r\n'),
      'src/plugins/users.ts': `import type { FastifyInstance } from 'fastify'

export default async function users(app: FastifyInstance): Promise<void> {
  app.get('/', async (request) => ({ users: ['ada'], seen: request.headers['x-seen'] }))
}
`,
    },
    old: [{ path: '/api/users', status: 200, body: { users: ['ada'], seen: 'yes' } }],
  },
  'a router of Express in a folder of the server': {
    framework: 'express',
    start: 'src/server/index.ts',
    prefix: '',
    files: {
      'package.json': manifest({ express: '^5.1.0' }),
      'tsconfig.json': tsconfig,
      'src/server/index.ts': `import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'

const app = express()
const server = createServer(app)

app.get('/ping', (_request, response) => {
  response.type('json').send('"pong"')
})

server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('http://127.0.0.1:' + (server.address() as AddressInfo).port))
`,
    },
    old: [{ path: '/ping', status: 200, body: 'pong' }],
  },
}

const folders: string[] = []
afterAll(() => folders.forEach(removeProject))

function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-adoption-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) writeInto(folder, path, text)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Every file with its text, but for packages and what is kept out of repositories. */
function filesIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const own = files.filter((path) => !/^node_modules|^src\/gen\/prisma\/|^app\.mjs|^\.ssot\/|\.db/.test(path))
  return Object.fromEntries(own.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const diagnosticsOf = (stdout: string) => (JSON.parse(stdout) as { diagnostics: { code: string; help: string | null; message: string }[] }).diagnostics

/** Starts the application, sends requests, and stops it. */
async function answers(folder: string, start: string, requests: readonly Request[], env: Files = {}): Promise<unknown[]> {
  const outfile = join(folder, 'app.mjs')
  buildSync({ absWorkingDir: folder, entryPoints: [start], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' })
  const child = spawn(process.execPath, [outfile], { cwd: folder, env: { ...process.env, PORT: '0', DATABASE_URL: `file:${join(folder, 'test.db')}`, ...env } })
  try {
    const url = await new Promise<string>((ready, failed) => {
      let log = ''
      const take = (chunk: Buffer) => {
        log += chunk.toString()
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0]
        if (found !== undefined) ready(found)
      }
      child.stdout.on('data', take)
      child.stderr.on('data', take)
      child.once('exit', (code) => failed(new Error(`The application ended with ${String(code)}:\n${log}`)))
    })
    const replies: unknown[] = []
    for (const { path, init } of requests) {
      const reply = await fetch(url + path, init)
      const text = await reply.text()
      replies.push({ path, status: reply.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) })
    }
    return replies
  } finally {
    child.kill()
    await new Promise((ended) => (child.exitCode === null && child.signalCode === null ? child.once('exit', ended) : ended(undefined)))
  }
}

const expected = (requests: readonly Request[]) => requests.map(({ path, status, body }) => ({ path, status, body }))

describe.each(Object.entries(APPLICATIONS).filter((_, i) => isDue(i)))('%s', { timeout: 120_000 }, (_, { framework, start, files, old, prefix }) => {
  let folder: string
  let printed: string
  beforeAll(async () => {
    folder = folderWith(files)
    writeInto(folder, 'prisma/schema.prisma', NOTES)
    const run = ssot(['init', '--yes'], folder)
    expect(run.code, run.stderr).toBe(0)
    printed = run.stdout
    symlinkSync(join(ROOT, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
    await pushSchema({ url: `file:${join(folder, 'test.db')}`, files: [{ path: 'schema.prisma', text: NOTES }] })
  })

  test('keeps its files but for two lines, which are shown', () => {
    const now = filesIn(folder)
    const changed = Object.entries(files).filter(([path, text]) => now[path] !== text).map(([path]) => path)
    const [app = '', ...more] = changed.filter((path) => path !== 'package.json')
    expect(more).toEqual([])
    const added = (now[app] ?? '').split(/\r?\n/).filter((line) => !(files[app] ?? '').split(/\r?\n/).includes(line))
    expect(added.length).toBe(2)
    for (const line of added) expect(printed).toContain(line)
    expect(existsSync(join(folder, 'src/gen/http', framework, 'router.ts'))).toBe(true)
    for (const path of ['src/app.ts', 'src/log.ts', 'src/middleware.ts', 'test/smoke.test.ts', 'eslint.config.js', 'prisma/seed.ts']) expect(existsSync(join(folder, path)), path).toBe(path in files)
    expect(JSON.parse(now['package.json'] ?? '{}')).toMatchObject({ ...(JSON.parse(files['package.json'] ?? '{}') as { scripts: object }), dependencies: { [framework]: expect.any(String) as string, '@prisma/client': expect.any(String) as string, zod: expect.any(String) as string } })
  })

  test('answers as it did, and as the generated API', async () => {
    const headers = { 'x-key': 'let me in' }
    const api: readonly Request[] = [
      { path: `${prefix}/api/notes`, init: json({ title: 'first' }, headers), status: 201, body: { id: 1, title: 'first' } },
      { path: `${prefix}/api/notes/1`, init: { headers }, status: 200, body: { id: 1, title: 'first' } },
      { path: `${prefix}/api/notes?where[title]=second`, init: { headers }, status: 200, body: { data: [], meta: expect.objectContaining({ total: 0 }) as object } },
      { path: `${prefix}/api/notes?no=1`, init: { headers }, status: 400, body: expect.objectContaining({ status: 400 }) as object },
    ]
    expect(await answers(folder, start, [...old, ...api])).toEqual(expected([...old, ...api]))
  })

  test('is still guarded by what guards it', async () => {
    const isGuarded = old.some(({ status }) => status === 401)
    const [reply] = await answers(folder, start, [{ path: `${prefix}/api/notes`, status: 0, body: undefined }])
    expect((reply as { status: number }).status).toBe(isGuarded ? 401 : 200)
  })

  test('type-checks', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: folder, encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  test('is up to date, and to the byte as it was after `ssot init --undo`', () => {
    expect(ssot(['generate', '--check'], folder)).toMatchObject({ code: 0 })
    const undone = ssot(['init', '--undo', '--yes'], folder)
    expect(undone.code, undone.stderr).toBe(0)
    // The schema to start from is one that was there.
    expect(filesIn(folder)).toEqual({ ...files, 'prisma/schema.prisma': NOTES })
    for (const path of ['src/gen', 'src/extensions', '.ssot']) expect(existsSync(join(folder, path)), path).toBe(false)
  })
})

describe('what is not adopted', { timeout: 60_000 }, () => {
  const app = "import express from 'express'\n\nconst app = express()\napp.listen(3000)\n"
  const refused = (files: Files, args: readonly string[] = []) => {
    const folder = folderWith(files)
    const before = filesIn(folder)
    const run = ssot(['init', '--yes', '--json', ...args], folder)
    expect([run.code, filesIn(folder)]).toEqual([2, before])
    return diagnosticsOf(run.stdout).filter(({ code }) => code.startsWith('cli/'))
  }

  test('CommonJS, of which it is told what to paste', () => {
    const [found, ...more] = refused({ 'package.json': manifest({ express: '^5.0.0' }).replace('"module"', '"commonjs"'), 'src/app.ts': app })
    expect([found?.code, more]).toEqual(['cli/adopt-modules', []])
    expect(found?.help).toContain("import { generatedApi } from './generated-api.js'\n  app.use(generatedApi())")
    expect(refused({ 'package.json': '{ "dependencies": { "express": "^5.0.0" } }\n', 'index.js': "const express = require('express')\nconst app = express()\n" })[0]?.code).toBe('cli/adopt-modules')
    expect(refused({ 'package.json': manifest({ express: '^5.0.0' }), 'index.js': app })[0]?.message).toContain('it is JavaScript')
  })

  test('a framework of another major version', () => {
    expect(refused({ 'package.json': manifest({ express: '^4.18.0', zod: '^3.0.0' }), 'src/app.ts': app }).map(({ message }) => message)).toEqual([
      'The generated code is for express ^5.0.0, and package.json asks for ^4.18.0.',
      'The generated code is for zod ^4.0.0, and package.json asks for ^3.0.0.',
    ])
  })

  test('several applications, until one is named', () => {
    const files = { 'package.json': manifest({ express: '^5.0.0' }), 'src/admin.ts': app, 'src/public.ts': app }
    expect(refused(files)[0]?.message).toContain('"src/admin.ts", "src/public.ts"')
    const folder = folderWith(files)
    expect(ssot(['init', '--yes', '--app', 'src/public.ts', '--no-prisma-client'], folder).code).toBe(0)
    expect(readFileSync(join(folder, 'src/public.ts'), 'utf8')).toContain('app.use(generatedApi())')
    expect(readFileSync(join(folder, 'src/admin.ts'), 'utf8')).toBe(app)
  })

  test('code that makes no application, and none when nobody has agreed', () => {
    expect(refused({ 'package.json': manifest({ express: '^5.0.0' }), 'src/a.ts': 'export const a = 1\n' })[0]?.code).toBe('cli/adopt-none')
    const folder = folderWith({ 'package.json': manifest({ express: '^5.0.0' }), 'src/app.ts': app })
    const run = ssot(['init', '--database', 'sqlite', '--plugins', 'none', '--json'], folder)
    expect([run.code, diagnosticsOf(run.stdout)[0]?.help]).toEqual([2, expect.stringContaining('--yes')])
    expect(existsSync(join(folder, 'ssot.config.ts'))).toBe(false)
  })

  test('an application that it does not understand gets the API beside it, and the lines to add', () => {
    const odd = "import express from 'express'\n\nconst app = express()\nconst other = express()\napp.use(other)\n"
    const folder = folderWith({ 'package.json': manifest({ express: '^5.0.0' }), 'src/app.ts': odd })
    const run = ssot(['init', '--yes', '--json', '--no-prisma-client'], folder)
    const found = diagnosticsOf(run.stdout).find(({ code }) => code === 'cli/adopt-by-hand')
    expect([run.code, found?.help]).toEqual([0, expect.stringContaining("import { generatedApi } from './generated-api.js'")])
    expect(readFileSync(join(folder, 'src/app.ts'), 'utf8')).toBe(odd)
    expect(existsSync(join(folder, 'src/generated-api.ts'))).toBe(true)
  })

  test('an edit to the mounted line is not undone, and generated files that were edited stay', () => {
    const folder = folderWith({ 'package.json': manifest({ express: '^5.0.0' }), 'src/app.ts': app })
    expect(ssot(['init', '--yes', '--no-prisma-client'], folder).code).toBe(0)
    const mounted = readFileSync(join(folder, 'src/app.ts'), 'utf8')
    writeInto(folder, 'src/app.ts', mounted.replace('app.use(generatedApi())', "app.use('/mine', guard, generatedApi())"))
    const refusal = ssot(['init', '--undo', '--yes', '--json'], folder)
    expect([refusal.code, diagnosticsOf(refusal.stdout)[0]?.code]).toEqual([2, 'cli/undo-by-hand'])
    writeInto(folder, 'src/app.ts', mounted)
    writeInto(folder, 'src/gen/db.ts', `${readFileSync(join(folder, 'src/gen/db.ts'), 'utf8')}// mine\n`)
    const undone = ssot(['init', '--undo', '--yes', '--json'], folder)
    expect([undone.code, diagnosticsOf(undone.stdout).map(({ code }) => code)]).toEqual([0, ['output/orphan-edited']])
    expect(readFileSync(join(folder, 'src/app.ts'), 'utf8')).toBe(app)
    expect(readFileSync(join(folder, 'src/gen/db.ts'), 'utf8')).toContain('// mine')
    expect(diagnosticsOf(ssot(['init', '--undo', '--yes', '--json'], folder).stdout)[0]?.code).toBe('cli/undo-nothing')
  })
})
