/** A driver's words as one line, without what `DATABASE_URL` keeps secret: itself, and its passwords. */
export function withoutSecrets(text: string, url: string): string {
  const secrets = [url, ...passwordsIn(url)].filter((secret) => secret !== '')
  const hidden = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  return hidden.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
}

/** As they are written, and as they are meant. The longest first, so that none is left in part. */
function passwordsIn(url: string): string[] {
  const [, inAuthority = ''] = /^[a-z]+:\/\/[^:/?#]*:([^@]*)@/i.exec(url) ?? []
  const inParameters = [...url.matchAll(/[;?&](?:password|pwd|authToken|sslpassword)=([^;&]*)/gi)].map(([, value = '']) => value)
  const written = [inAuthority, ...inParameters]
  return [...written, ...written.map(decoded)].sort((a, b) => b.length - a.length)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
