import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A command of a page, and what the page says is answered. */
export type PageCommand = { readonly says: string; readonly command: string }

/** The blocks of a page in a language. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
}

/** The commands of a page that show requests, in order. */
export function commandsOf(page: string): PageCommand[] {
  return blocksOf(page, 'sh').flatMap((block) => {
    const commands: PageCommand[] = []
    let says = ''
    for (const line of block.split('\n')) {
      if (line.startsWith('# ')) says = line.slice(2)
      else if (/^(?:curl|ID=)/.test(line)) commands.push({ says, command: line })
      if (line === '') says = ''
    }
    return commands
  })
}

/** What `curl` got. */
export type Got = { readonly status: number; readonly text: string }

/**
 * Types a `curl` of a page into a shell, at another address than the page has.
 *
 * @param env variables that the command refers to
 */
export function curl(command: string, url: string, env: Readonly<Record<string, string>> = {}): Got {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-curl-'))
  try {
    const body = join(folder, 'body')
    const typed = command.replace('http://127.0.0.1:3000', url).replace(/^curl( -i)?/, `curl -sS -o '${body}' -w '%{http_code}'`)
    const { status, stdout, stderr } = spawnSync('sh', ['-c', typed], { encoding: 'utf8', env: { ...process.env, ...env } })
    if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`)
    return { status: Number(stdout), text: Number(stdout) === 204 ? '' : readFileSync(body, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
