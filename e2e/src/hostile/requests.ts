import type { Facts, HostileRequest } from './request.js'
import { strangeBodies } from './requests/bodies.js'
import { budgets } from './requests/budgets.js'
import { forgedCursors } from './requests/cursors.js'
import { headers } from './requests/headers.js'
import { hiddenFields, innocent } from './requests/hidden.js'
import { strayIds } from './requests/ids.js'
import { parameters } from './requests/parameters.js'
import { prototypeKeys } from './requests/prototype-keys.js'
import { bulkWrites, closedFields, closedRelations } from './requests/writes.js'

/** Every category by what its requests try. */
export const CATEGORIES: { readonly [what: string]: (facts: Facts) => Iterable<HostileRequest> } = {
  'keys of the prototype': prototypeKeys,
  'parameters that are doubled, mixed, malformed, mis-encoded or unknown': parameters,
  'hidden fields and relations by every way to ask for them': hiddenFields,
  'cursors that nobody was given': forgedCursors,
  'long lists, depth, huge pages and long texts': budgets,
  'ids that do not parse': strayIds,
  'bodies of another type, encoding or form': strangeBodies,
  'writes of keys, read-only and hidden fields': closedFields,
  'relations by hidden uniques and past the rules of their target': closedRelations,
  'writes of many that would be writes of all': bulkWrites,
  'headers and methods': headers,
  'what is allowed': innocent,
}
