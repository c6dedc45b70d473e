import { Client, Connection } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'

export interface TemporalSettings {
  /** `host:port`; null: as the environment's own profile says (TEMPORAL_ADDRESS, TLS, API key). */
  readonly address: string | null
  readonly namespace: string | null
}

export interface TemporalLink {
  readonly client: Client
  /** Workers need this one; it is there only where a worker runs. */
  readonly native: NativeConnection | null
  readonly namespace: string
  close(): Promise<void>
}

/** TLS and API keys come from the environment or a profile file. Source: docs.temporal.io, environment configuration. */
export async function connectTemporal(
  settings: TemporalSettings,
  { forWorker }: { readonly forWorker: boolean },
): Promise<TemporalLink> {
  const profile = loadClientConnectConfig()
  const options = {
    ...profile.connectionOptions,
    ...(settings.address === null ? {} : { address: settings.address }),
  }
  const namespace = settings.namespace ?? profile.namespace ?? 'default'
  if (forWorker) Runtime.install({ logger: new DefaultLogger('WARN') })
  const native = forWorker ? await NativeConnection.connect(options) : null
  const connection = native ?? Connection.lazy(options)
  return {
    client: new Client({ connection, namespace }),
    native,
    namespace,
    close: () => connection.close(),
  }
}
