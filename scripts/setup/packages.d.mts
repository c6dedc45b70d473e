import type { Environment } from './paths.mjs'

export declare function isInstalled(root: string, env?: Environment): boolean
