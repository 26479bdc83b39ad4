/** STAND-IN */
export function readQueryString(raw: string): readonly { readonly path: readonly string[]; readonly value: string; readonly key: string }[] {
  return raw.split('&').filter(Boolean).map((part) => {
    const [key = '', ...value] = part.split('=')
    return { key, path: [key], value: decodeURIComponent(value.join('=').replaceAll('+', ' ')) }
  })
}
