/** Models of one group: what they refer to lies in the group or in the one before, as it does in schemas that grow. */
const GROUP = 5

/**
 * A schema of many models as they are in practice: a dozen fields, enums, relations both ways, composite keys, native
 * types, defaults, indexes, comments. The same number gives the same text.
 *
 * @param models how many, at least 1
 */
export function syntheticSchema(models: number): string {
  const blocks = ['datasource db {\n  provider = "postgresql"\n}\n']
  for (let i = 0; i < models; i += 1) {
    if (i % GROUP === 0) blocks.push(enumBlock(i / GROUP))
    blocks.push(modelBlock(i, models))
  }
  return blocks.join('\n')
}

const SUBJECTS = ['Account', 'Invoice', 'Product', 'Shipment', 'Ticket', 'Device', 'Report', 'Campaign', 'Contract', 'Session']
const PARTS = ['Entry', 'Detail', 'Batch', 'Policy', 'Record', 'Channel', 'Queue', 'Region', 'Member', 'Event']

function nameOf(i: number): string {
  const round = Math.floor(i / (SUBJECTS.length * PARTS.length))
  const subject = SUBJECTS[i % SUBJECTS.length] ?? ''
  const part = PARTS[Math.floor(i / SUBJECTS.length) % PARTS.length] ?? ''
  return `${subject}${part}${round === 0 ? '' : String.fromCharCode(64 + round)}`
}

function enumBlock(group: number): string {
  return `enum Status${group} {\n  draft\n  active\n  closed @map("is-closed")\n}\n`
}

function modelBlock(i: number, models: number): string {
  const group = Math.floor(i / GROUP)
  const first = group * GROUP
  const isJoin = i % GROUP === GROUP - 1
  const owner = nameOf(first)
  const before = first >= GROUP ? nameOf(first - GROUP) : undefined
  const own = isJoin ? joinFields(i, owner) : plainFields(i, { owner: i === first ? before : owner, group })
  const inverse = backFields(i, { first, models })
  return `/// One of the ${i % 2 === 0 ? 'main' : 'side'} records of the business.\nmodel ${nameOf(i)} {\n${[...own, ...inverse].map((line) => `  ${line}`).join('\n')}\n}\n`
}

function plainFields(i: number, { owner, group }: { owner: string | undefined; group: number }): string[] {
  return [
    'id String @id @default(uuid()) @db.Uuid',
    'code String @unique @db.VarChar(40)',
    '/// What people call it.',
    'title String',
    'note String?',
    `status Status${group} @default(draft)`,
    'amount Decimal @default(0) @db.Decimal(12, 2)',
    'weight Float?',
    'position Int @default(0)',
    'labels String[]',
    'settings Json?',
    'createdAt DateTime @default(now()) @map("created_at")',
    'updatedAt DateTime @updatedAt @map("updated_at")',
    ...(owner === undefined ? [] : ['ownerId String @db.Uuid', `owner ${owner} @relation("r${i}", fields: [ownerId], references: [id], onDelete: Cascade)`, '@@index([ownerId, createdAt])']),
    `@@map("${nameOf(i).toLowerCase()}s")`,
  ]
}

function joinFields(i: number, owner: string): string[] {
  return [
    'ownerId String @db.Uuid',
    'number BigInt',
    'day DateTime @db.Date',
    'quantity Int @default(1) @db.SmallInt',
    `owner ${owner} @relation("r${i}", fields: [ownerId], references: [id])`,
    '@@id([ownerId, number])',
    '@@unique([ownerId, day])',
  ]
}

/** The other ends of the relations that lead to the model. */
function backFields(i: number, { first, models }: { first: number; models: number }): string[] {
  if (i !== first) return []
  const members = [1, 2, 3, 4, GROUP].map((step) => first + step).filter((member) => member < models)
  return members.map((member) => `r${member} ${nameOf(member)}[] @relation("r${member}")`)
}
