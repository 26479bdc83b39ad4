import { pkg, type PackageSymbols, type Provider } from '@ssot-codegen/core'

const PRISMA = '^7.10.0'

/** How the generated project talks to a database. */
export type DatabaseDriver = {
  /** The symbols of Prisma's driver adapter. */
  readonly adapter: PackageSymbols
  /** The adapter's class. */
  readonly factory: string
  /** A value of `DATABASE_URL` that works on a developer's machine. */
  readonly url: (name: string) => string
  /** The service to run beside the application; none for a database in a file. */
  readonly service?: { readonly name: string; readonly image: string; readonly port: number; readonly environment: { readonly [name: string]: string }; readonly volume: string }
  readonly capabilities: Capabilities
}

/** What the API has to know of a database. */
export type Capabilities = {
  /** String filters may ignore case. */
  readonly insensitiveMode: boolean
  /** An ascending order begins with the records that have no value; else it ends with them. */
  readonly nullsFirst: boolean
}

const postgres = (image: string, port: number): NonNullable<DatabaseDriver['service']> => ({
  name: 'database',
  image,
  port,
  environment: { POSTGRES_PASSWORD: 'postgres' },
  volume: '/var/lib/postgresql/data',
})

/** The driver of each provider. */
export const DRIVERS: { readonly [P in Provider]: DatabaseDriver } = {
  sqlite: {
    adapter: pkg('@prisma/adapter-libsql', PRISMA),
    factory: 'PrismaLibSql',
    url: () => 'file:./dev.db',
    capabilities: { insensitiveMode: false, nullsFirst: true },
  },
  postgresql: {
    adapter: pkg('@prisma/adapter-pg', PRISMA),
    factory: 'PrismaPg',
    url: (name) => `postgresql://postgres:postgres@localhost:5432/${name}`,
    service: postgres('postgres:17', 5432),
    capabilities: { insensitiveMode: true, nullsFirst: false },
  },
  cockroachdb: {
    adapter: pkg('@prisma/adapter-pg', PRISMA),
    factory: 'PrismaPg',
    url: (name) => `postgresql://root@localhost:26257/${name}`,
    service: { name: 'database', image: 'cockroachdb/cockroach:v25.2.0', port: 26_257, environment: {}, volume: '/cockroach/cockroach-data' },
    capabilities: { insensitiveMode: true, nullsFirst: true },
  },
  mysql: {
    adapter: pkg('@prisma/adapter-mariadb', PRISMA),
    factory: 'PrismaMariaDb',
    url: (name) => `mysql://root:mysql@localhost:3306/${name}`,
    service: { name: 'database', image: 'mysql:8.4', port: 3306, environment: { MYSQL_ROOT_PASSWORD: 'mysql' }, volume: '/var/lib/mysql' },
    capabilities: { insensitiveMode: false, nullsFirst: true },
  },
  sqlserver: {
    adapter: pkg('@prisma/adapter-mssql', PRISMA),
    factory: 'PrismaMssql',
    url: (name) => `sqlserver://localhost:1433;database=${name};user=sa;password=Passw0rd!;trustServerCertificate=true`,
    service: {
      name: 'database',
      image: 'mcr.microsoft.com/mssql/server:2022-latest',
      port: 1433,
      environment: { ACCEPT_EULA: 'Y', MSSQL_SA_PASSWORD: 'Passw0rd!' },
      volume: '/var/opt/mssql',
    },
    capabilities: { insensitiveMode: false, nullsFirst: true },
  },
}

/** How long a database may work on one statement where the environment does not say: less than a request may take. */
export const STATEMENT_TIMEOUT_MS = 15_000

/** How long a statement waits for another process that has locked the file of a database. */
export const LOCK_TIMEOUT_MS = 5_000

/** Whether the sessions are told how long a statement may take. A file has nobody to tell; SQL Server's driver has a limit of its own. */
export function limitsStatements(provider: Provider): boolean {
  return provider !== 'sqlite' && provider !== 'sqlserver'
}
