import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Makes the package of a project's client, and installs it where nothing else is: as a stranger has it.
 *
 * @param folder of the project
 * @returns the stranger's folder
 * @throws Error with what was printed, where a step does not end well
 */
export function installPackagedClient(folder: string): string {
  run('npm', ['run', 'build:client'], folder)
  const stranger = mkdtempSync(join(tmpdir(), 'ssot-stranger-'))
  run('npm', ['pack', join(folder, 'dist-client'), '--pack-destination', stranger], stranger)
  const packed = readdirSync(stranger).find((name) => name.endsWith('.tgz'))
  if (packed === undefined) throw new Error('Nothing was packed.')
  writeFileSync(join(stranger, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  run('npm', ['install', `./${packed}`, '--offline', '--no-audit', '--no-fund'], stranger)
  return stranger
}

function run(command: string, args: readonly string[], cwd: string): void {
  try {
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')}:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error })
  }
}
