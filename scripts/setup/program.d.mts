export function compiledProgram(root: string): Promise<string>
export function isCompiled(root: string): boolean
