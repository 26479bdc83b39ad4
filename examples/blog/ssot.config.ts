import { defineConfig } from '@ssot-codegen/cli'
import { api } from '@ssot-codegen/gen-api'
import { client } from '@ssot-codegen/gen-client'
import { openapi } from '@ssot-codegen/gen-openapi'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  plugins: [api({ access: 'public' }), openapi(), client()],
})
