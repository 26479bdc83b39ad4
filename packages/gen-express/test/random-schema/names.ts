import fc from 'fast-check'

// Prisma's client cannot have these as models. The rest of what is reserved anywhere is fair game.
const REFUSED = new Set(
  ('async await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in ' +
    'instanceof interface let new null package private protected public return static super switch this throw true try typeof using var void while with yield ' +
    'PrismaClient String Int BigInt Boolean Float Decimal DateTime Json Bytes').split(' '),
)

const words = (list: string) => fc.constantFrom(...list.split(' '))

const GLOBALS = words(
  'Object Map Set Response Request Promise Function Error Symbol Proxy Array Date Event URL File Blob Record Partial Pick Awaited Readonly Iterator Math Buffer ' +
    'constructor toString valueOf hasOwnProperty then undefined process module exports require arguments eval any never unknown object string number type namespace of as from',
)
const OURS = words(
  'Models model models Model wire z Z registry Enums enums Column ListQuery JsonValue Decimal Health health Docs Openapi Count Search Problem PageMeta Page Ping Live Ready ' +
    'Express express Router Route app Options routes handle state db Prisma prisma schema service controller index dto create Query Key Types Operation operations',
)
const TWINS = words(
  'Post Posts PostCreate PostRead PostUpdate PostPage post_page PostKey PostTypes BlogPost blog_posts BlogPosts Blogpost Person People Child Children Datum Data Metadata Sheep ' +
    'Series News Status Address Quiz Matrix Criteria Criterion Settings OAuth2Token S3Object Base64 HTTPServer HttpServer ABTest A1 A_1 I S Con Aux NUL COM1 LPT9 prn This',
)
const SNAKE = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5}){0,2}s?$/)
const PASCAL = fc.stringMatching(/^[A-Z][A-Za-z0-9_]{0,14}$/)
const LONG = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{122}$/)
const OTHER_ALPHABETS = fc.stringMatching(/^\p{L}[\p{L}0-9_]{0,8}$/u)

/** The name of a model or an enum. */
export const typeName = fc
  .oneof(
    { weight: 4, arbitrary: PASCAL },
    { weight: 3, arbitrary: GLOBALS },
    { weight: 3, arbitrary: OURS },
    { weight: 4, arbitrary: TWINS },
    { weight: 2, arbitrary: SNAKE },
    { weight: 1, arbitrary: LONG },
    { weight: 1, arbitrary: OTHER_ALPHABETS.map((name) => `A${name}`) },
  )
  .filter((name) => !REFUSED.has(name))

const FIELDS = words(
  'select where data default function constructor orderBy cursor z include delete class toString hasOwnProperty valueOf isPrototypeOf count AND OR NOT skip take total id ' +
    'createdAt created_at updatedAt name email password token secret apiKey in is not gt contains some every none connect create update set await async new null undefined ' +
    'true type model enum length prototype caller key value path file version search mode filter limit page sort fields relations columns body params query headers then',
)

/** The name of a key of several columns: Prisma takes letters of ASCII only. */
export const compoundName = fc.oneof(FIELDS, fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/))

/** The name of a field or of a value of an enum. */
export const memberName = fc.oneof(
  { weight: 5, arbitrary: FIELDS },
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Z][A-Za-z0-9_]{0,8}$/) },
  { weight: 1, arbitrary: LONG },
  { weight: 1, arbitrary: OTHER_ALPHABETS },
)
