export type { Api } from './api.js'
export { api } from './plugin.js'
export type { ModelNames, Names } from './names.js'
export type { ModelSymbols } from './symbols.js'
