import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface ScratchHome {
  readonly path: string
  remove(): void
}

/** PostgreSQL refuses root and runs as somebody else there, who must be able to enter. */
export function scratchHome(): ScratchHome {
  const home = mkdtempSync(path.join(os.tmpdir(), 'baton-bench-'))
  chmodSync(home, 0o755)
  return { path: home, remove: () => rmSync(home, { recursive: true, force: true }) }
}
