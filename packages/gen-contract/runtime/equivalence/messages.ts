/** What the process that compares says to one that serves. */
export type Order = { readonly kind: 'moment'; readonly number: number } | { readonly kind: 'state' } | { readonly kind: 'stop' }

/** What a process that serves says. */
export type Notice =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'state'; readonly tables: TableState }
  | { readonly kind: 'failed'; readonly reason: string }

/** The rows of every table as texts, sorted, by the table's name. */
export type TableState = { readonly [table: string]: readonly string[] }
