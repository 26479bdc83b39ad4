import { lit, ts, type Code, type lifecycle } from '@ssot-codegen/core'
import { generated } from '../symbols.js'

/** What is started beside the server and stopped after it, in starting order. */
export function lifecycleFile(started: readonly Parameters<typeof lifecycle>[0][]): Code {
  const list = ts`
    [
      ${started.map((item) => ts`{ name: ${lit(item.name)}, start: ${item.start} },`)}
    ]
  `
  return ts`
    /** What runs beside the requests, in the order it is started. */
    export const ${generated.lifecycles} = ${started.length > 0 ? list : ts`[]`} as const
  `
}
