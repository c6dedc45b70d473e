import type { PolicyProblem } from '../domain/policy/problem.ts'

/** One line for each problem of a rules file: where, which part, why. */
export const problemLines = (problems: readonly PolicyProblem[]): string =>
  problems
    .map(
      ({ line, column, path, reason }) =>
        `  line ${line}:${column}  ${path || '(file)'}: ${reason.en}`,
    )
    .join('\n')
