import { defineConfig } from '@ssot-codegen/cli'
import { api } from '@ssot-codegen/gen-api'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  plugins: [api({ access: 'public' })],
})
