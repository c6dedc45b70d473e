import { defineConfig } from 'prisma/config'

// For Prisma's own command line; Baton itself migrates without it (src/db/migrate.ts).
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
