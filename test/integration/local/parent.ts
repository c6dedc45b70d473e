import { join } from 'node:path'
import { superviseChild } from '../../../src/local/child.ts'

// Run by child.test.ts as a process of its own: prints its child's pid and waits to be ended.
const folder = process.argv[2] ?? ''
const child = await superviseChild({
  name: 'The part',
  command: process.execPath,
  args: ['--eval', 'setInterval(() => {}, 1000)'],
  logFile: join(folder, 'part.log'),
  pidFile: join(folder, 'part.pid'),
  isReady: async () => true,
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  graceMs: 2_000,
  onLog: () => {},
})
console.log(child.pid())
