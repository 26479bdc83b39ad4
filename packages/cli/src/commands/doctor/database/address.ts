/** Where a database listens. */
export type Address = { readonly host: string; readonly port: number }

const PORTS: { readonly [scheme: string]: number } = { postgresql: 5432, postgres: 5432, mysql: 3306, mariadb: 3306, sqlserver: 1433 }

/** The address in a `DATABASE_URL`; undefined for a file, a socket, or what cannot be read. */
export function addressOf(url: string): Address | undefined {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/([^]*)$/.exec(url) ?? []
  const usual = Object.hasOwn(PORTS, scheme) ? PORTS[scheme] : undefined
  if (usual === undefined) return undefined
  // SQL Server's is no URL: `sqlserver://host:port;user=...`.
  const authority = scheme === 'sqlserver' ? (rest.split(/[;/]/)[0] ?? '') : rest
  const parsed = URL.canParse(`http://${authority}`) ? new URL(`http://${authority}`) : undefined
  // A socket of PostgreSQL: the host is a parameter.
  if (!parsed || parsed.hostname === '' || parsed.searchParams.get('host')?.startsWith('/') === true) return undefined
  const port = parsed.port === '' ? (/^[^?#]*:80(?:[/?#]|$)/.test(authority) ? 80 : usual) : Number(parsed.port)
  return { host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'), port }
}

/** The file of an SQLite database; undefined where it is in memory or elsewhere. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '').split('?')[0] ?? ''
  return path === '' || path === ':memory:' ? undefined : path
}
