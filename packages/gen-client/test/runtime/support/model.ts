import type { ListQueryOptions } from '@ssot-codegen/gen-api/runtime/list-query-checker.js'
import { contextOf, models, post } from '../../../../gen-api/test/runtime/support/blog.js'

const { limits, capabilities } = contextOf()

/** What the server reads list requests for posts by. */
export const options: ListQueryOptions = { model: post, models, limits, capabilities, parts: ['where', 'orderBy', 'page', 'cursor', 'total', 'include', 'select'] }
