import { describe, expect, it, test } from 'vitest'
import { parseSchema } from '../../src/schema/index.js'
import { saysSecret } from '../../src/schema/secret-names.js'
import { DATASOURCE, fieldOf, modelOf, reported, schemaOf } from './schema-of.js'

describe('a name', () => {
  test.each(
    `password passwd pwd userPwd passcode passphrase passwordHash hashedPassword password_hash PASSWORD passwordSha256 passwordV2Hash newPassword salt
    secret clientSecret apiSecret webhookSecret mfaSecret twoFactorSecret secretValue privateKey secretKey secretAccessKey accessToken refresh_token
    idToken sessionToken resetToken verificationToken token tokens botToken tokenHash tokenEncrypted apiKey APIKey userAPIKeys api_key apikey
    hashedKey keyHash encryptionKey otp otpCode totp recoveryCodes backupCodes verification_code pin pinHash hashedPin cvv cvv2 cvc ssn
    socialSecurityNumber oauth2token md5password credentials encryptedNote noteEncrypted seedPhrase secretAnswer securityAnswer smtpPass jwt codeVerifier connectionString
    activationKey user_activation_key activationCode confirmation_code senha senha_certificado senhaHash contrasena_hash contraseñaTemporal mot_de_passe motDePasse mdp
    passord losenord lösenord salasana heslo haslo hasło jelszo jelszó adgangskode sifre şifre kata_sandi
    contrasenia contrasenia_hash contrasenha matKhau mat_khau kennwort parola lozinka pw userPw pw_hash psw pswd passw hashedPass tempPass wifi_pass
    hashedRt hashed_rt privKey priv_key privateKeyPem credentialsJson sessionCookie auth_cookie magicLink databaseUrl db_uri connectionUrl streamKey
    transactionPin upi_pin atmPin mpin tpin hmacKey jwt_key saltKey`.split(/\s+/),
  )('%s says secret', (name) => {
    expect(saysSecret(name, 'Thing')).toBe(true)
  })

  test.each(
    `tokenId secretId credentialId tokenName secretName tokenType token_type secretQuestion passwordHint passwordPolicy publicKey publicToken keyword key keyPrefix
    primaryKey sortKey s3Key idempotencyKey objectKey code zipCode countryCode code_verified author tokenizer tokenizerConfig shipping pinned pinColor
    spinner mapping passport passenger boardingPass compass salted asphalt secretary accessKeyId stripeSecretKeyId maskedSecret displaySecretKey pageToken
    nextPageToken baseToken encryptedAt isEncrypted hash sha256Hash contentHash signature value monkey turkey hockey otpEnabledBy connectionName
    senhaId senha_alterada_por mots nombre_de_pases sandia designTokens theme_token code_de_confirmation activationId
    rt hashedAt hashedContent contentHash matter khaki pwm power cookieConsent thumbnailUrl link linkedIn imdbUrl publicKeyPem streamId keyHex dataJson pinNumber
    thumbtackPin seasonPass designTokensJson`.split(/\s+/),
  )('%s says nothing', (name) => {
    expect(saysSecret(name, 'Thing')).toBe(false)
  })

  test.each([
    ['Password', 'hash', true], ['ApiKey', 'key', true], ['api_keys', 'value', true], ['VerificationCode', 'code', true], ['Secret', 'value', true],
    ['Secret', 'key', false], ['ApiKey', 'name', false], ['ApiKey', 'prefix', false], ['PublicKey', 'value', false], ['PublicKey', 'key', false], ['File', 'hash', false],
    ['PermitCode', 'code', false], ['DesignToken', 'value', false], ['Password', 'hashAlgorithm', false],
  ])('%s.%s says secret: %s', (model, name, expected) => {
    expect(saysSecret(name, model)).toBe(expected)
  })
})

const user = (column: string, more = '') => `model User {\n  id Int @id\n  ${column}\n${more}}\n`

describe('a column of such a name', () => {
  it.each([
    ['password String', { writeonly: true, hidden: false, secretByName: true }],
    ['password String?', { writeonly: true, hidden: false }],
    ['password String @default("")', { writeonly: true, hidden: false }],
    ['token String @default(uuid())', { writeonly: false, hidden: true, secretByName: true }],
    ['token String @default(dbgenerated("x()"))', { writeonly: false, hidden: true }],
    ['tokens String[]', { writeonly: true }],
    ['secret Bytes', { writeonly: true }],
    ['credentials Json', { writeonly: true }],
    ['pw String @map("password")', { writeonly: true }],
    ['tokens Int', { writeonly: false, hidden: false }],
    ['token Boolean', { writeonly: false, hidden: false }],
    ['token DateTime', { writeonly: false, hidden: false }],
    ['token Kind', { writeonly: false, hidden: false }],
    ['otp Int?', { writeonly: true, hidden: false, secretByName: true }],
    ['cvv Int', { writeonly: true }],
    ['resetCode Int', { writeonly: true }],
    ['transactionPin Int', { writeonly: true }],
    ['password BigInt', { writeonly: true }],
    ['otp Int @default(dbgenerated("x()"))', { hidden: true }],
    ['token Int', { writeonly: false, hidden: false }],
    ['pin Int', { writeonly: false, hidden: false }],
    ['pinCode Int', { writeonly: false, hidden: false }],
    ['otp Float', { writeonly: false, hidden: false }],
  ])('%s', (column, expected) => {
    expect(fieldOf(schemaOf(`${user(column)}enum Kind {\n  a\n}\n`), 'User', column.split(' ')[0] ?? '')).toMatchObject(expected)
  })

  it('is told with a way out, and only where the model is shown', () => {
    const { schema, diagnostics } = parseSchema(schemaOf(user('password String')).files)
    expect(diagnostics).toMatchObject([{ code: 'schema/secret-field', severity: 'info', message: '"User.password" is write-only, since its name says that it is secret.' }])
    expect(diagnostics[0]?.help).toContain('@expose')
    expect(schema).toBeDefined()
    expect(reported(`/// @hidden\n${user('password String')}`)).toEqual([])
    expect(reported(user('password String'), { exclude: ['User'] })).toEqual([])
  })

  it.each(['@hidden', '@readonly', '@writeonly', '@expose'])('is what %s says, and nothing is told', (annotation) => {
    const text = user(`token String /// ${annotation}`)
    expect(reported(text)).toEqual([])
    const field = fieldOf(schemaOf(text), 'User', 'token')
    expect(field).toMatchObject({ hidden: annotation === '@hidden', readonly: annotation === '@readonly', writeonly: annotation === '@writeonly' })
    expect(field).not.toHaveProperty('secretByName')
  })

  it('is secret whatever else is said of it', () => {
    expect(fieldOf(schemaOf(user('token String /// @deprecated @access(x)')), 'User', 'token')).toMatchObject({ writeonly: true })
  })

  it('is shown where the config exposes it, and kept where the config takes that away', () => {
    const options = (expose: boolean) => ({ models: { User: { fields: { token: { expose } } } } })
    expect(fieldOf(schemaOf(user('token String'), options(true)), 'User', 'token')).toMatchObject({ hidden: false, writeonly: false })
    expect(fieldOf(schemaOf(user('token String /// @expose'), options(false)), 'User', 'token')).toMatchObject({ writeonly: true })
  })

  it('of a view is hidden: nobody writes it', () => {
    expect(fieldOf(schemaOf('view Sum {\n  id Int @unique\n  token String\n}\n'), 'Sum', 'token')).toMatchObject({ hidden: true, writeonly: false })
  })

  it('stands in no path, and what that costs is told', () => {
    const token = 'model VerificationToken {\n  identifier String\n  token String\n  @@id([identifier, token])\n}\n'
    expect(modelOf(schemaOf(token), 'VerificationToken').id).toBeUndefined()
    const { diagnostics } = parseSchema(schemaOf(token).files)
    expect(diagnostics.map((d) => d.message)).toEqual([expect.stringContaining('without it "VerificationToken" has no key')])
    const session = user('sessionToken String @unique')
    expect(modelOf(schemaOf(session), 'User').id?.fields).toEqual(['id'])
    expect(parseSchema(schemaOf(session).files).diagnostics[0]?.message).not.toContain('without it')
  })

  it('takes the foreign keys along that hold its value', () => {
    const text = user('token String @unique', '  visits Visit[]\n') + 'model Visit {\n  id Int @id\n  by String\n  user User @relation(fields: [by], references: [token])\n}\n'
    expect(fieldOf(schemaOf(text), 'Visit', 'by')).toMatchObject({ writeonly: true })
    expect(reported(text)).toHaveLength(2)
  })
})

describe('a foreign key to what is kept back', () => {
  const models = (badge: string, by: string, more = '') => `
    model Member {
      id Int @id
      ${badge}
      badge String @unique
      visits Visit[]
      ${more}
    }
    model Visit {
      id Int @id
      ${by}
      by String
      member Member @relation(fields: [by], references: [badge])
    }`

  it.each([
    ['/// @hidden', '', { hidden: true, writeonly: false }],
    ['/// @writeonly', '', { hidden: false, writeonly: true }],
    ['', '', { hidden: false, writeonly: false }],
    ['/// @hidden', '/// @expose', { hidden: false, writeonly: false }],
    ['/// @hidden', '/// @readonly', { hidden: false, writeonly: false, readonly: true }],
    ['/// @hidden', '/// @writeonly', { hidden: false, writeonly: true }],
  ])('%s badge, %s by', (badge, by, expected) => {
    expect(fieldOf(schemaOf(models(badge, by)), 'Visit', 'by')).toMatchObject(expected)
  })

  it('is told, with the key that is missed for it', () => {
    const told = (text: string) => parseSchema([{ path: 'schema.prisma', text: DATASOURCE + text }]).diagnostics.map(({ code, message }) => [code, message])
    const of = '"Visit.by" is hidden, since it holds values of "Member.badge", which is kept back'
    expect(told(models('/// @hidden', ''))).toEqual([['schema/hidden-reference', `${of}.`]])
    const keyed = models('/// @hidden', '').replace('model Visit {\n      id Int @id', 'model Visit {').replace('by String', 'by String @id').replace('visits Visit[]', 'visit Visit?')
    expect(told(keyed)).toEqual([['schema/hidden-reference', `${of}; without it "Visit" has no key that a path could show, so its records can only be listed.`]])
    expect(modelOf(schemaOf(keyed), 'Visit')).not.toHaveProperty('id')
  })

  it('is kept back through a foreign key that it refers to', () => {
    const chain = models('/// @hidden', '').replace('by String', 'by String @unique\n notes Note[]')
    const schema = schemaOf(`${chain}\nmodel Note {\n id Int @id\n of String\n visit Visit @relation(fields: [of], references: [by])\n}`)
    expect(fieldOf(schema, 'Note', 'of')).toMatchObject({ hidden: true })
  })
})
