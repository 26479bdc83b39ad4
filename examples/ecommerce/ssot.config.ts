import { defineConfig } from '@ssot-codegen/cli'
import { api } from '@ssot-codegen/gen-api'
import { contract } from '@ssot-codegen/gen-contract'
import { openapi } from '@ssot-codegen/gen-openapi'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  plugins: [api({ access: 'public' }), openapi(), contract()],
})
