import { wordsOf } from '../code/case.js'

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Names that cannot say secret are told without taking them apart: there may be thousands. */
const PROMISING =
  /pass|pwd|secret|token|key|salt|otp|cred|cvv|cvc|ssn|pin|code|phrase|mnemonic|jwt|crypt|answer|connection|security|senha|contrase|wachtwoord|mdp|l[öo]senord|salasana|heslo|has[łl]o|jelsz|adgangskode|[sş]ifre|sandi|khau|kennwort|parola|lozinka|pw|psw|cookie|link|ur[il]|hashed/i

/** A name that ends in one of these is secret, whatever stands before it. */
const SECRET = list(`
  password passwords passwd pwd passcode passcodes passphrase secret secrets salt token tokens jwt otp otps totp hotp cvv cvc ssn
  credential credentials mnemonic apikey apikeys secretkey privatekey accesskey clientsecret apisecret accesstoken refreshtoken
  idtoken authtoken apitoken sessiontoken resettoken passwordhash hashedpassword senha contrasena contraseña passwort wachtwoord
  mdp motdepasse passord losenord lösenord salasana heslo haslo hasło jelszo jelszó adgangskode sifre şifre
  contrasenia contrasenha matkhau kennwort parola lozinka pw psw pswd passw mpin tpin privkey
`)

/** Where a language says first what a thing is, a name that begins with one of these is secret: `senha_certificado`. */
const SECRET_BEFORE = list('senha contrasena contraseña')

/** A name that ends in one of these is secret where one of those words is directly before it. */
const SECRET_BEHIND: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['key', list('api private secret access encryption decryption signing hashed encrypted master recovery auth session webhook license activation priv stream salt hmac jwt')],
  ['keys', list('api private secret access encryption decryption signing hashed encrypted recovery')],
  ['code', list('recovery backup otp totp mfa verification activation confirmation reset login auth authorization security pass pin access')],
  ['codes', list('recovery backup otp totp mfa verification reset scratch')],
  ['phrase', list('pass seed recovery secret')],
  ['answer', list('secret security')],
  ['pass', list('smtp imap ftp ssh db database schema user admin root mail email proxy temp temporary hash hashed wifi account login')],
  ['passe', list('de')],
  ['sandi', list('kata')],
  ['pin', list('hashed encrypted user login security transaction upi atm card wallet payment')],
  ['khau', list('mat')],
  ['rt', list('hashed')],
  ['cookie', list('session auth login')],
  ['link', list('magic')],
  ['url', list('database db connection')],
  ['uri', list('database db connection')],
  ['verifier', list('code')],
  ['number', list('security')],
  ['string', list('connection')],
])

/** What is secret as a whole name only. */
const SECRET_ALONE = list('pin pass')

/** In what form a value is there, or which of several it is: at the end of a name they change nothing. */
const FORMS = list('hash hashed hashes digest encrypted enc cipher ciphertext plain plaintext raw value values data v md sha bcrypt argon old new previous current temp pem json base b hex')

/** A key of which nothing but this is kept is not meant to be known. */
const MASKS = list('hash hashed digest encrypted')

/** What is made to be shown of a secret. */
const SHOWN_PARTS = list('masked display displayed redacted obfuscated truncated public')

/** Tokens that tell a place in a list, are worth something, or say how things look. */
const OPEN_TOKENS = list('page cursor continuation sync base quote reward native design theme style')

/** What is said of a secret without its value: `encryptedAt`, `isEncrypted`, `senha_alterada_por`. */
const CIRCUMSTANCES = list('is at by on with id date em en por')

/** Fields that hold the thing their model is named after. */
const CONTENT = list('hash hashed digest value encrypted ciphertext plaintext')

/**
 * Whether the name of a column says that its value is secret. Words count, not letters, and the last one says what a
 * thing is: `passwordHash`, `API_KEY` and `tokens` are secret, `passwordHint`, `tokenId`, `publicKey` and `keyword` not.
 *
 * @param name of the field, or of its column
 * @param model the name of the model: `hash` of a `Password` is secret, and `key` of an `ApiKey`
 */
export function saysSecret(name: string, model: string): boolean {
  if (PROMISING.test(name) && isSecret(lowerWords(name))) return true
  return PROMISING.test(model) && isContent(lowerWords(name), lowerWords(model))
}

function isSecret(words: readonly string[]): boolean {
  const stem = stemOf(words)
  const last = stem.at(-1)
  const before = stem.slice(0, -1)
  if (last === undefined || words.some((word) => SHOWN_PARTS.has(word))) return false
  if (isEncrypted(words) && !CIRCUMSTANCES.has(last)) return true
  if (last === 'key' || last === 'keys') {
    if (stem.length < words.length && MASKS.has(words.at(-1) ?? '')) return true
  }
  if (SECRET_BEFORE.has(stem[0] ?? '')) return !CIRCUMSTANCES.has(last)
  if (SECRET.has(last)) return !last.startsWith('token') || !before.some((word) => OPEN_TOKENS.has(word))
  const lead = before.at(-1)
  return lead === undefined ? SECRET_ALONE.has(last) : SECRET_BEHIND.get(last)?.has(lead) === true
}

/** What is a secret of digits. A token may be a number in a queue, tokens and keys are counted, and a `pin` is one of a chip. */
const OF_DIGITS = list('otp totp hotp cvv cvc ssn mpin tpin passcode password passwd pwd senha contrasena contrasenia pin code number')

/** An area has a pin code. */
const AREA = 'pin'

/**
 * Whether the name of a column of whole numbers says that its value is secret.
 *
 * @param name of the field, or of its column
 */
export function saysSecretNumber(name: string): boolean {
  if (!PROMISING.test(name)) return false
  const words = lowerWords(name)
  const stem = stemOf(words)
  const last = stem.at(-1) ?? ''
  return OF_DIGITS.has(last) && isSecret(words) && (last === 'pin' ? stem.length > 1 : stem.at(-2) !== AREA)
}

/** Whether it says `encrypted` of something. */
function isEncrypted(words: readonly string[]): boolean {
  return words.length > 1 && (words[0] === 'encrypted' || words.at(-1) === 'encrypted')
}

/** The words without the forms at the end, unless nothing would be left. */
function stemOf(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > 1 && FORMS.has(words[end - 1] ?? '')) end--
  return words.slice(0, end)
}

function isContent([name = '', ...more]: readonly string[], model: readonly string[]): boolean {
  if (more.length > 0 || !isSecret(model)) return false
  // `key` of a `Secret` is what it is called, of an `ApiKey` what it is.
  const isSame = (name === 'key' || name === 'code') && model.at(-1)?.replace(/s$/, '') === name
  return isSame || CONTENT.has(name)
}

/** In small letters, without numbers: `sha256hash` is two words here, for what it ends in counts. */
function lowerWords(name: string): readonly string[] {
  return wordsOf(name)
    .flatMap((word) => word.split(/(?<=\d)(?=\D)/))
    .map((word) => word.toLowerCase().replace(/\d+$/, ''))
    .filter((word) => word !== '')
}
