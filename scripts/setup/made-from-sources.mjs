// What is made from the sources before the first start: the database client, the workflows' bundle, the program.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compiledProgram, isCompiled } from './program.mjs'
import { run, warn } from './run.mjs'
import { isStamped, stamped } from './stamp.mjs'

const clientSources = ['prisma/schema.prisma', 'node_modules/prisma/package.json']

export const prismaClient = {
  isRight: ({ root }) =>
    existsSync(join(root, 'src/db/generated/client.ts')) &&
    isStamped(root, 'prisma-client', clientSources),
  make: ({ root }) =>
    stamped(root, 'prisma-client', clientSources, () =>
      run(
        process.execPath,
        ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema.prisma'],
        {
          what: 'generating the database client',
          cwd: root,
          // Generating does not use the schema engine, but would download it. Any program will do.
          env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
        },
      ),
    ),
}

const bundleSources = [
  'src/workflows',
  'src/domain',
  'src/temporal/workflow-bundle.ts',
  'scripts/bundle-workflows.ts',
  'package-lock.json',
]

export const workflowBundle = {
  isRight: ({ root }) => isStamped(root, 'workflow-bundle', bundleSources),
  make: async ({ root }) => {
    try {
      await stamped(root, 'workflow-bundle', bundleSources, () => bundle(root))
    } catch (error) {
      // Only the first start would be slower, and it reports the same fault in its place.
      warn('The workflows were not bundled ahead of the first start:', error.message)
    }
  },
}

const bundle = (root) =>
  run(
    process.execPath,
    [
      '--import',
      'tsx',
      '--eval',
      "import('./src/temporal/workflow-bundle.ts').then((it) => it.workflowBundle())",
    ],
    { what: 'bundling the workflows', cwd: root },
  )

export const program = {
  isRight: ({ root }) => isCompiled(root),
  make: async ({ root }) => {
    try {
      await compiledProgram(root)
    } catch (error) {
      warn('The program was not compiled ahead of the first start:', error.message)
    }
  },
}
