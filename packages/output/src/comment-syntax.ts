/** How a kind of file is commented, for whole-line comments. */
export type CommentSyntax = {
  readonly open: string
  /** Empty where a comment ends with its line. */
  readonly close: string
  /** What must stay ahead of any comment; anchored at the start of the text. */
  readonly prologue: RegExp
}

const SHEBANG = /^#![^\n]*(?:\n|$)/
const slashes: CommentSyntax = { open: '//', close: '', prologue: SHEBANG }
const hash: CommentSyntax = { open: '#', close: '', prologue: SHEBANG }
const dashes: CommentSyntax = { open: '--', close: '', prologue: SHEBANG }
// CSS has no line comments, and reads `@charset` only as the first bytes.
const css: CommentSyntax = { open: '/*', close: ' */', prologue: /^@charset "[^"\n]*";[^\n]*(?:\n|$)/ }
// An XML declaration must come first.
const markup: CommentSyntax = { open: '<!--', close: ' -->', prologue: /^<\?xml [^\n]*\?>[^\n]*(?:\n|$)/ }
// Front matter counts only at the very start.
const markdown: CommentSyntax = { open: '<!--', close: ' -->', prologue: /^---\n(?:[^\n]*\n)*?---(?:\n|$)/ }
// A Dockerfile's directives are ordinary comments once any other line precedes them.
const dockerfile: CommentSyntax = { open: '#', close: '', prologue: /^(?:#[ \t]*(?:syntax|escape|check)[ \t]*=[^\n]*(?:\n|$))+/i }

const byExtension = new Map<string, CommentSyntax>([
  ...['ts', 'mts', 'cts', 'tsx', 'js', 'mjs', 'cjs', 'jsx', 'jsonc', 'prisma', 'proto', 'scss'].map((e) => [e, slashes] as const),
  ...['yaml', 'yml', 'sh', 'bash', 'toml', 'conf', 'graphql', 'py', 'tf', 'mk'].map((e) => [e, hash] as const),
  ...['html', 'svg', 'xml'].map((e) => [e, markup] as const),
  ['md', markdown],
  ['css', css],
  ['sql', dashes],
  ['dockerfile', dockerfile],
])

/**
 * How the file at `path` is commented, judged by its name alone.
 *
 * @returns undefined for formats without comments, such as JSON, and for unknown ones
 */
export function commentSyntax(path: string): CommentSyntax | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/^Dockerfile(?:\.|$)/.test(name)) return dockerfile
  if (/^(?:Makefile|Caddyfile|\.env(?:\..+)?)$/.test(name)) return hash
  const extension = /[^.]\.([^.]+)$/.exec(name)?.[1]
  if (extension !== undefined) return byExtension.get(extension.toLowerCase())
  // Of the dotfiles, `.babelrc` and its like may be JSON, and `.node-version` is a bare value.
  return /^\.[^.]+$/.test(name) && (/^\.(?:npmrc|yarnrc)$/.test(name) || !/(?:rc|-version)$/.test(name)) ? hash : undefined
}
