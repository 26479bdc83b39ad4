// Types commands into a real terminal (tmux) and writes what it shows to docs/terminal.md.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { STEPS } from './steps.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'ssot-terminal-'))
const socket = `ssot-${process.pid}`

function tmux(...args) {
  const { status, stdout, stderr } = spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tmux ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

const screen = () => tmux('capture-pane', '-p', '-J', '-S', '-').trimEnd()

/** Waits until a question is on the screen, as a person does, and answers it. */
function answer({ asked, keys }) {
  const end = Date.now() + 60_000
  while (!screen().includes(asked)) {
    if (Date.now() > end) throw new Error(`"${asked}" is not asked:\n${screen()}`)
    spawnSync('sleep', ['0.1'])
  }
  for (const key of keys) tmux('send-keys', key)
}

/** Types a line, answers what is asked, waits for the next prompt, and returns what is between. */
function type(step) {
  const { command, answers = [] } = typeof step === 'string' ? { command: step } : step
  for (const line of command.split('\n')) {
    tmux('send-keys', '-l', line)
    tmux('send-keys', 'Enter')
  }
  for (const one of answers) answer(one)
  // The shell says so before it prompts.
  tmux('wait-for', 'prompt')
  const shown = screen()
  const at = shown.lastIndexOf(`$ ${command.split('\n')[0]}`)
  if (at < 0) throw new Error(`"${command}" is not on the screen:\n${shown}`)
  return shown
    .slice(at)
    .replace(/\n\$ *$/, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

try {
  const bin = join(scratch, 'bin')
  const home = join(scratch, 'home')
  mkdirSync(bin)
  mkdirSync(home)
  const tsx = import.meta.resolve('tsx', new URL('../../package.json', import.meta.url))
  writeFileSync(join(bin, 'ssot'), `#!/bin/sh\nexec "${process.execPath}" --conditions=dev --import "${tsx}" "${join(root, 'packages/cli/src/bin.ts')}" "$@"\n`)
  chmodSync(join(bin, 'ssot'), 0o755)
  const shell = [
    `PATH=${bin}:${process.env.PATH ?? ''}`,
    "PS1='$ '",
    `PROMPT_COMMAND='tmux -L ${socket} wait-for -S prompt'`,
    // Where Prisma cannot load its engine, this speaks for it.
    `PRISMA_SCHEMA_ENGINE_BINARY=${join(root, 'tooling/prisma-offline/bin/schema-engine.mjs')}`,
    `SSOT_CACHE_DIR=${join(scratch, 'cache')}`,
  ].join(' ')
  // Nor is it a package manager that runs the command, as one runs this.
  const unset = ['NO_COLOR', 'FORCE_COLOR', 'npm_config_user_agent'].flatMap((name) => ['-u', name]).join(' ')
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '110', '-y', '50', '-c', home, `env ${unset} ${shell} bash --norc --noprofile`)
  tmux('wait-for', 'prompt')

  const parts = STEPS.map(({ title, text, commands }) => {
    console.log(`· ${title}`)
    const shown = commands.map(type).join('\n')
    // What is printed may be Markdown.
    const fence = shown.includes('```') ? '````' : '```'
    return [`## ${title}`, '', text, '', `${fence}console`, shown, fence, ''].join('\n')
  })
  const intro = ['# In a terminal', '', 'What the command shows to people: captured from a real terminal by `pnpm terminal`, which types what stands behind `$`.', '', '']
  writeFileSync(join(root, 'docs/terminal.md'), intro.join('\n') + parts.join('\n'))
  console.log(`✓ docs/terminal.md shows ${STEPS.length} steps.`)
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
} finally {
  spawnSync('tmux', ['-L', socket, 'kill-server'])
  rmSync(scratch, { recursive: true, force: true })
}
