/** @import { CreateMigrationOutput, MigrationList } from '@prisma/schema-engine-wasm' */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const lockName = 'migration_lock.toml'
const scriptName = 'migration.sql'

/**
 * A folder of migrations as the engine wants it: read whole, in order.
 * @param {string} folder a missing one has no migrations
 * @returns {MigrationList}
 */
export const readMigrations = (folder) => {
  const baseDir = path.resolve(folder)
  const lock = path.join(baseDir, lockName)
  const entries = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : []
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return {
    baseDir,
    lockfile: { path: lockName, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) =>
      ({ path: name, migrationFile: { path: scriptName, content: script(path.join(baseDir, name)) } })),
  }
}

/** @param {string} folder */
const script = (folder) => {
  try {
    return { tag: /** @type {const} */ ('ok'), value: readFileSync(path.join(folder, scriptName), 'utf8') }
  } catch (error) {
    return { tag: /** @type {const} */ ('error'), value: String(error) }
  }
}

/**
 * Writes a migration that the engine has made, in the layout of `prisma migrate dev`.
 * @param {string} folder @param {CreateMigrationOutput & { migrationScript: string }} migration
 */
export const writeMigration = (folder, { generatedMigrationName, migrationScript, connectorType }) => {
  const target = path.join(folder, generatedMigrationName)
  mkdirSync(target, { recursive: true })
  writeFileSync(path.join(target, scriptName), migrationScript)
  const lock = `# Kept by Prisma Migrate; belongs in version control.\nprovider = "${connectorType}"\n`
  writeFileSync(path.join(folder, lockName), lock)
}
