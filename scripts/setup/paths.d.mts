export interface Environment {
  readonly [name: string]: string | undefined
}

export interface FindOptions {
  readonly env?: Environment
  /** Version of @temporalio/testing, which names the SDK's own download. */
  readonly sdkVersion?: string
}

export declare const temporalVersion: string
export declare const testServerVersion: string
export declare function cacheFolder(env?: Environment): string
export declare function binFolder(env?: Environment): string
export declare function builtTemporal(env?: Environment): string
export declare function wrappedTestServer(env?: Environment): string
export declare function findTemporal(
  options?: FindOptions,
): { path: string; from: 'path' | 'download' | 'build' } | undefined
export declare function findTestServer(
  options?: FindOptions,
): { path: string; from: 'download' | 'maven' } | undefined
export declare function findBrowser(env?: Environment): string | undefined
export declare function findOnPath(name: string, env?: Environment): string | undefined
