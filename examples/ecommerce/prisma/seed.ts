import { createDatabase } from '../src/gen/db.js'

const db = createDatabase(process.env['DATABASE_URL'] ?? 'file:./dev.db')

const clothes = await db.category.create({ data: { slug: 'clothes', name: 'Clothes', children: { create: [{ slug: 'jumpers', name: 'Jumpers' }, { slug: 'socks', name: 'Socks', position: 1 }] } }, include: { children: true } })
const [jumpers, socks] = clothes.children
if (!jumpers || !socks) throw new Error('The category was made without its children.')

const vat = await db.taxRate.create({ data: { name: 'Standard', country: 'DE', rate: '19', validFrom: new Date('2020-01-01') } })
const euro = await db.priceList.create({ data: { name: 'Retail, euro', currency: 'EUR', isDefault: true } })
const wool = await db.tag.create({ data: { name: 'wool' } })
const warehouse = await db.warehouse.create({ data: { code: 'HAM-1', name: 'Hamburg harbour', country: 'DE' } })

const catalogue = [
  { slug: 'fisherman-jumper', title: 'Fisherman jumper', categoryId: jumpers.id, sizes: ['S', 'M', 'L'], amount: 8900, weight: 620 },
  { slug: 'plain-jumper', title: 'Plain jumper', categoryId: jumpers.id, sizes: ['M', 'L'], amount: 5900, weight: 480 },
  { slug: 'walking-socks', title: 'Walking socks', categoryId: socks.id, sizes: ['39-42', '43-46'], amount: 1490, weight: 90 },
]
for (const { slug, title, categoryId, sizes, amount, weight } of catalogue) {
  await db.product.create({
    data: {
      slug,
      title,
      status: 'ACTIVE',
      publishedAt: new Date('2025-03-01'),
      category: { connect: { id: categoryId } },
      taxRate: { connect: { id: vat.id } },
      tags: { connect: { id: wool.id } },
      variants: {
        create: sizes.map((size, index) => ({
          sku: `${slug}-${size}`.toUpperCase(),
          weight: weight + index * 20,
          options: { create: { name: 'size', value: size } },
          prices: { create: [{ priceListId: euro.id, amount }, { priceListId: euro.id, minQuantity: 10, amount: Math.round(amount * 0.9), wasAmount: amount }] },
          stock: { create: { warehouseId: warehouse.id, onHand: 5 + index, reorderAt: 2 } },
        })),
      },
    },
  })
}

await db.coupon.create({ data: { code: 'HELLO-10', kind: 'PERCENTAGE', value: 10, maxUses: 100 } })

const ada = await db.customer.create({
  data: {
    email: 'ada@example.com',
    name: 'Ada Example',
    addresses: { create: { kind: 'BILLING', recipient: 'Ada Example', street: 'Hafenstraße 1', city: 'Hamburg', postalCode: '20359', country: 'DE', isDefault: true } },
  },
})
const variant = await db.variant.findFirstOrThrow({ orderBy: { sku: 'asc' } })
await db.cart.create({ data: { customerId: ada.id, priceListId: euro.id, lines: { create: { variantId: variant.id, quantity: 2 } } } })
await db.$disconnect()
