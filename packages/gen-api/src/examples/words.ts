/** What people expect to read under a name, the first rule that fits; texts for which there is room count. */
const WORDS: readonly (readonly [name: RegExp, texts: readonly string[]])[] = [
  [/e-?mail/, ['ada@example.com']],
  [/slug|handle|user_?name|login/, ['ada']],
  [/first_?name|given_?name/, ['Ada']],
  [/last_?name|family_?name|surname/, ['Lovelace']],
  [/name$/, ['Ada', 'ada']],
  [/title|subject|headline|label/, ['Hello']],
  [/city|town/, ['London']],
  [/country/, ['GB', 'GBR']],
  [/currency/, ['EUR', 'eur']],
  [/locale|language|lang$/, ['en', 'en-GB']],
  [/url|link|website|image|avatar|photo/, ['https://example.com/']],
  [/phone|mobile/, ['+4930123456']],
  [/colou?r/, ['#336699', '336699']],
  [/sku|code|number|reference/, ['A-1', 'A1']],
  [/description|content|body|text|summary|bio|note|comment|message/, ['A few words.']],
]

/** Texts that an example may have under a name. */
export function wordsFor(name: string): readonly string[] {
  const lower = name.toLowerCase()
  return WORDS.find(([pattern]) => pattern.test(lower))?.[1] ?? []
}
