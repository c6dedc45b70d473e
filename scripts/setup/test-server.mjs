// Temporal's time-skipping server for the workflow tests: the SDK's download, else Maven's jars.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeAside } from './aside.mjs'
import { aptInstall, mayInstall } from './debian.mjs'
import {
  cacheFolder,
  findOnPath,
  findTestServer,
  testServerVersion,
  wrappedTestServer,
} from './paths.mjs'
import { run, warn } from './run.mjs'
import { letSdkDownload } from './sdk.mjs'
import { writeAtomically } from './stamp.mjs'

export const testServer = {
  isRight: ({ env, sdkVersion }) => findTestServer({ env, sdkVersion }) !== undefined,
  make: async (context) => {
    await makeAside('test-server', context.env, () => download(context))
    if (testServer.isRight(context)) return
    if (!canRunMaven(context.env) && mayInstall(context.env)) {
      await aptInstall(['default-jre-headless', 'maven'], 'installing Java and Maven')
    }
    if (!canRunMaven(context.env)) return warnWithoutJava()
    await makeAside('test-server', context.env, async (folder) => {
      if (!testServer.isRight(context)) await fetchWithMaven(context.env, folder)
    })
  },
}

async function download(context) {
  if (!testServer.isRight(context)) await letSdkDownload('time-skipping', context)
}

const canRunMaven = (env) => findOnPath('java', env) && findOnPath('mvn', env)

function warnWithoutJava() {
  warn(
    'The time-skipping Temporal server is not here: WORKFLOW TESTS WILL BE SKIPPED.',
    'It comes through Maven: install Java and Maven (Debian: default-jre-headless maven).',
  )
}

async function fetchWithMaven(env, folder) {
  writeFileSync(join(folder, 'pom.xml'), pom)
  const jars = join(folder, 'jars')
  const target = `-DoutputDirectory=${jars}`
  await run('mvn', ['-q', '-B', '-f', folder, 'dependency:copy-dependencies', target], {
    what: 'fetching the time-skipping Temporal server',
    mend: 'Check the network and the repository Maven is set to (~/.m2/settings.xml).',
  })
  const wrapper = wrappedTestServer(env)
  const library = join(cacheFolder(env), `${basename(wrapper)}-jars`)
  rmSync(library, { recursive: true, force: true })
  renameSync(jars, library)
  mkdirSync(dirname(wrapper), { recursive: true })
  writeAtomically(wrapper, launcher(library), 0o755)
}

/** The shell becomes Java, so that the signal which ends the server reaches it. */
const launcher = (library) => `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \\
  -cp "$(dirname "$0")/../${basename(library)}/*" io.temporal.testserver.TestServer "$@"
`

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>baton</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${testServerVersion}</version>
    </dependency>
  </dependencies>
</project>
`
