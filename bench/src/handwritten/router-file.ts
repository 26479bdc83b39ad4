import { isColumn, isRelation, type Model } from '@ssot-codegen/core'
import { importOf } from './lines.js'
import { namesOf } from './names.js'

/** `router.ts` of a model: its endpoints. */
export function routerFile(model: Model): string {
  const { value, router, folder, label } = namesOf(model)
  const key = model.id?.fields ?? []
  const path = `/${key.map((name) => `:${name}`).join('/')}`
  const where = key.length === 1 ? 'key' : `{ ${model.id?.name ?? ''}: key }`
  const hidden = model.fields.filter((field) => isColumn(field) && field.hidden).map((field) => `${field.name}: true`)
  const omit = hidden.length > 0 ? `, omit: { ${hidden.join(', ')} }` : ''
  const required = model.fields.filter((field) => isRelation(field) && field.required && !field.list).map((field) => `${field.name}: true`)
  const include = required.length > 0 ? `, include: { ${required.join(', ')} }` : ''
  const columns = model.fields.filter(isColumn).filter((column) => !key.includes(column.name))
  const writable = columns.some((column) => !column.updatedAt && !column.hidden)
  const location = key.map((name) => `\${encodeURIComponent(record.${name})}`).join('/')
  const update = `
${router}.patch('${path}', async (req, res) => {
  const key = ${value}Key.parse(req.params)
  const data = ${value}Update.parse(req.body)
  res.json(await db.${value}.update({ where: ${where}, data${omit} }))
})
`
  const schemas = [`${value}Create`, `${value}Filter`, `${value}Key`, `${value}Query`, ...(writable ? [`${value}Update`] : [])]
  return `import { Router } from 'express'
import { db } from '../db.js'
import { NotFound } from '../http/problem.js'
${importOf(schemas, './schema.js').join('\n')}

export const ${router} = Router()

async function page(query: unknown) {
  const { skip, take, orderBy, include, ...where } = ${value}Query.parse(query)
  const [data, total] = await Promise.all([
    db.${value}.findMany({ where, orderBy, include, skip, take${omit} }),
    db.${value}.count({ where }),
  ])
  return { data, meta: { total, skip, take, hasMore: skip + data.length < total } }
}

${router}.get('/', async (req, res) => {
  res.json(await page(req.query))
})

${router}.post('/search', async (req, res) => {
  res.json(await page(req.body))
})

${router}.get('/count', async (req, res) => {
  const where = ${value}Filter.parse(req.query)
  res.json({ count: await db.${value}.count({ where }) })
})

${router}.get('${path}', async (req, res) => {
  const key = ${value}Key.parse(req.params)
  const record = await db.${value}.findUnique({ where: ${where}${include}${omit} })
  if (!record) throw new NotFound('${label}')
  res.json(record)
})

${router}.post('/', async (req, res) => {
  const data = ${value}Create.parse(req.body)
  const record = await db.${value}.create({ data${omit} })
  res.status(201).location(\`/api/${folder}/${location}\`).json(record)
})
${writable ? update : ''}
${router}.delete('${path}', async (req, res) => {
  const key = ${value}Key.parse(req.params)
  await db.${value}.delete({ where: ${where} })
  res.status(204).end()
})
`
}
