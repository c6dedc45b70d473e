import { readFile } from 'node:fs/promises'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

export type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Tables and enums of the database that are somebody else's: none. */
export const noFilter = { externalTables: [], externalEnums: [] }

/** Prisma's own schema engine, compiled to WASM: no program has to be downloaded. */
export async function openSchemaEngine(
  databases: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const engine = await loading()
  return engine.new(
    { datamodels: undefined },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(databases),
  )
}

type EngineClass = typeof SchemaEngine
let loaded: Promise<EngineClass> | undefined

/** Once a process: compiling takes most of the time. */
function loading(): Promise<EngineClass> {
  loaded ??= load()
  return loaded
}

/** The package's main file imports the .wasm itself, which Node does only behind a flag. */
async function load(): Promise<EngineClass> {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const code = await readFile(new URL('schema_engine_bg.wasm', import.meta.resolve(name)))
  const glue: Glue = await import(name)
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': lettingGo(glue),
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function') throw new Error('The schema engine has no start function')
  start()
  return glue.SchemaEngine
}

/** The engine's timer against a lock it never gets would keep the process up for ten seconds. */
function lettingGo(glue: object): object {
  const isTimer = ([name]: [string, unknown]) => name.startsWith('__wbg_setTimeout')
  const timers = Object.entries(glue).filter(isTimer)
  const unreferenced = (callback: () => void, ms: number) => setTimeout(callback, ms).unref()
  return { ...glue, ...Object.fromEntries(timers.map(([name]) => [name, unreferenced])) }
}

/** Global in Node; the compiler knows it only together with all of a browser's types. */
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>
}

interface Glue {
  readonly SchemaEngine: EngineClass
  readonly __wbg_set_wasm: (exports: object) => void
}

function ignoreLog(): void {}
