import { writeFileSync } from 'node:fs'
import { policyJsonSchema } from '../src/domain/policy/json-schema.ts'

// Writes the schema that editors complete baton.yaml from: npx tsx scripts/policy-schema.ts
const target = new URL('../docs/baton.schema.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`)
console.log('docs/baton.schema.json is written')
