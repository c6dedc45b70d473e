import { startPostgres } from '../../../src/local/postgres.ts'

// Run by postgres.test.ts as a Baton of its own: says what it got, then waits to be stopped or killed.
const postgres = await startPostgres({ home: process.argv[2] ?? '' })
console.log(JSON.stringify({ attached: postgres.attached, pid: postgres.pid() }))
process.stdin.once('data', () => {
  void postgres.stop().then(() => process.exit(0))
})
