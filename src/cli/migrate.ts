import type { Command } from 'commander'
import { migrate } from '../db/migrate.ts'
import { print } from './output.ts'
import { databaseUrl, settings } from './settings.ts'

export const migrateCommand = (baton: Command): Command =>
  baton
    .command('migrate')
    .option('--json', 'answer in JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const done = await migrate({ databaseUrl: databaseUrl(settings()) })
      print(done, json, () =>
        done.applied.length === 0
          ? 'The tables are up to date.'
          : `Applied: ${done.applied.join(', ')}`,
      )
    })
