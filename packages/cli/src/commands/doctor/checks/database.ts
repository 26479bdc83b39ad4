import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf, fileOf } from '../database/address.js'
import { connectFault } from '../database/connect.js'
import { askDriver } from '../database/driver.js'
import { withoutSecrets } from '../database/without-secrets.js'
import { scriptOf, type Examined, type Finding } from '../finding.js'

const name = 'database'

/** Whether the database answers: first whether anything listens, then through the driver that the project has. */
export async function checkDatabase(project: Examined): Promise<Finding[]> {
  const { environment, provider, out } = project
  const url = environment['DATABASE_URL']
  if (provider === undefined) return [{ name, state: 'skipped', says: 'There is no schema that says which database it is.' }]
  // That it is not set, the environment's own check says.
  if (url === undefined || url === '') return [{ name, state: 'skipped', says: 'DATABASE_URL is not set.' }]
  const file = provider === 'sqlite' ? fileOf(url) : undefined
  // Drivers make the file that they do not find.
  if (file !== undefined && !existsSync(join(out, file)) && !existsSync(file))
    return [{ name, state: 'broken', says: `The file ${JSON.stringify(file)} is not there.`, fix: `Run \`${scriptOf(project, 'db:push')}\`, which makes it and its tables.` }]
  const address = addressOf(url)
  const unheard = address && (await connectFault(address))
  const place = address ? `${address.host}:${address.port}` : (file ?? provider)
  if (unheard !== undefined) {
    const fix = 'Start the database, or correct the address in DATABASE_URL.'
    return [{ name, state: 'broken', says: `Nothing answers at ${place}: ${unheard}.`, fix }]
  }
  const said = await askDriver({ provider, url, out })
  switch (said.kind) {
    case 'answered':
      return [{ name, state: 'ok', says: `The database at ${place} answers.` }]
    case 'absent': {
      const heard = `Something listens at ${place}`
      return [{ name, state: 'skipped', says: `${address ? heard : 'It is not known whether it answers'}, and ${said.package}, which would ask it, is not installed.` }]
    }
    case 'refused':
      return [{ name, state: 'broken', says: `The database at ${place} answers with a fault: ${withoutSecrets(said.fault, url)}.`, fix: 'Correct user, password and name of the database in DATABASE_URL, or make the database.' }]
  }
}
