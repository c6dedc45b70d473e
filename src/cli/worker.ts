import type { Command } from 'commander'
import { createDraw } from '../activities/draw.ts'
import { openChat } from '../chat.ts'
import { openProgram } from '../program.ts'
import { startWorker } from '../worker.ts'
import { chatSettings, databaseUrl, settings, temporalSettings } from './settings.ts'
import { untilStopped } from './until-stopped.ts'

export const workerCommand = (baton: Command): Command => baton.command('worker').action(work)

async function work(): Promise<void> {
  const config = settings()
  const program = await openProgram({
    databaseUrl: databaseUrl(config),
    databaseConnections: config.databaseConnections,
    temporal: temporalSettings(config),
    withWorker: true,
  })
  const chat = await openChat(chatSettings(config), program)
  const worker = await startWorker({
    ...program,
    ports: chat.ports,
    draw: createDraw(program.db, program.rules),
  })
  program.log.info('working')
  await Promise.race([untilStopped(), worker.failed])
  await worker.stop()
  await program.close()
}
