import { defineExtensions } from '../gen/extensions.js'

/** What this project adds to its models. */
export const extensions = defineExtensions({})
