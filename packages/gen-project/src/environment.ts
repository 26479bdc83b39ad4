import { backingService, env, type Contribution, type ProjectFacts, type Schema } from '@ssot-codegen/core'
import { DRIVERS, limitsStatements, STATEMENT_TIMEOUT_MS } from './database.js'

/** The variables and services that every project has. */
export function* environment(schema: Schema, project: ProjectFacts): Iterable<Contribution> {
  yield env({ name: 'NODE_ENV', doc: 'What the process is for.', type: { values: ['development', 'test', 'production'] }, default: 'development' })
  yield env({ name: 'HOST', doc: 'The address to listen on.', type: 'string', default: '127.0.0.1' })
  yield env({ name: 'PORT', doc: 'The port to listen on; 0 takes a free one.', type: 'port', default: '3000' })
  yield env({ name: 'LOG_LEVEL', doc: 'The least serious line that is logged.', type: { values: ['debug', 'info', 'warn', 'error', 'silent'] }, default: 'info' })
  yield env({
    name: 'CORS_ORIGINS',
    doc: 'The origins that browsers may call from, in production; separated by commas.',
    type: 'list',
    default: '',
  })
  yield env({ name: 'SHUTDOWN_DRAIN_MS', doc: 'How long requests are still taken once the process is told to stop, so that load balancers take notice.', type: 'integer', default: '500' })
  yield env({ name: 'SHUTDOWN_TIMEOUT_MS', doc: 'How long requests may take to finish once the process is told to stop.', type: 'integer', default: '10000' })
  yield* databaseEnvironment(schema, project)
}

/** What of it concerns the database: all that an application of the user's needs. */
export function* databaseEnvironment(schema: Schema, project: ProjectFacts): Iterable<Contribution> {
  const driver = DRIVERS[schema.provider]
  const name = project.name.replace(/^@[^/]*\//, '').replace(/[^a-z0-9]+/gi, '_')
  yield env({ name: 'DATABASE_URL', doc: 'Where the database is.', type: 'string', example: driver.url(name), secret: true })
  if (limitsStatements(schema.provider)) {
    const doc = 'How long the database may work on one statement; 0 sets no limit.'
    yield env({ name: 'STATEMENT_TIMEOUT_MS', doc, type: 'integer', default: String(STATEMENT_TIMEOUT_MS) })
  }
  if (driver.service) {
    const environment = driver.service.name === 'database' && schema.provider === 'postgresql' ? { ...driver.service.environment, POSTGRES_DB: name } : driver.service.environment
    yield backingService({ ...driver.service, environment, doc: 'The database.', env: 'DATABASE_URL' })
  }
}
