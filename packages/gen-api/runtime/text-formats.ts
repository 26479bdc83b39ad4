/** The formats a text may have to be in. */
export type TextFormat = 'email' | 'uri' | 'uuid'

/** What a format is, as JSON Schema can say it: what validates and what documents are made from it. */
export type TextFormatRule = {
  /** Linear-time, with the flag `u`. */
  readonly pattern: string
  /** What must not match. */
  readonly not?: string
  readonly maxLength?: number
  /** A sentence that says what is expected. */
  readonly detail: string
}

/** The longest address that SMTP carries (RFC 5321 section 4.5.3.1.3, without the angle brackets). */
const MAX_EMAIL = 254

/** Words with single dots between them; the last character is one that nobody takes for the end of a sentence. */
const LOCAL_PART = String.raw`(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+\-]`
const DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}`

/** The host in brackets or without any character that ends one, then a port; what follows has no blanks. */
const AUTHORITY = String.raw`(?:[^\s\/?#@\\]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s\u0000-\u001f\u007f#%\/:<>?@\[\\\]\^\|]+)(?::[0-9]{0,5})?`

/** The formats by name. */
export const TEXT_FORMATS: { readonly [F in TextFormat]: TextFormatRule } = {
  email: { pattern: `^${LOCAL_PART}@${DOMAIN}$`, maxLength: MAX_EMAIL, detail: 'An e-mail address is expected.' },
  uri: {
    pattern: String.raw`^[A-Za-z][A-Za-z0-9+.\-]*:\/\/${AUTHORITY}(?:[\/?#]\S*)?$`,
    // A scheme that browsers run as a program is no address, whatever follows it.
    not: '^(?:[Jj][Aa][Vv][Aa][Ss][Cc][Rr][Ii][Pp][Tt]|[Dd][Aa][Tt][Aa]|[Vv][Bb][Ss][Cc][Rr][Ii][Pp][Tt]):',
    detail: 'A URL with scheme and host is expected.',
  },
  uuid: { pattern: '^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$', detail: 'A UUID is expected.' },
}
