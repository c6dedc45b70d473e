export declare function isStamped(root: string, name: string, sources: readonly string[]): boolean
export declare function stamped(
  root: string,
  name: string,
  sources: readonly string[],
  work: () => Promise<void>,
): Promise<void>
