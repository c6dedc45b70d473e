import { writeFileSync } from 'node:fs'
import own from '../package.json' with { type: 'json' }
import { readOrder } from './teams-package/order.ts'
import { packTeamsApp } from './teams-package/package.ts'
import { readSources } from './teams-package/sources.ts'

// Makes the app package for Microsoft Teams; what to do with it: docs/install-teams.md.
// npm run teams:package -- --app-id <guid> --url https://baton.example.com [--out baton-teams.zip]
const read = readOrder(process.argv.slice(2))
if (!read.ok) refuse(read.problems)

const { order } = read
const packed = packTeamsApp(readSources(), { ...order, version: own.version })
if (!packed.ok) refuse(packed.problems.map((problem) => `Teams would refuse it: ${problem}`))

try {
  writeFileSync(order.out, packed.zip)
} catch (error) {
  refuse([`--out: ${String(error)}. Mend: name a folder that exists and may be written to.`])
}
console.log(`${order.out} is written: Baton ${own.version} for app ${order.appId}.
Set the messaging endpoint of the Azure Bot to ${order.url}/api/messages, then upload the package:
docs/install-teams.md, steps 3 and 5.`)

function refuse(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem)
  process.exit(2)
}
