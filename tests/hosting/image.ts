import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { foundDemo } from '#lib/cli/demo/found'
import { check, expectThat, leaveOut, must, run, tell } from './steps.ts'

/** No daemon, no overlay: layers are folders, programs run in a chroot. */
const buildah = (words: readonly string[], minutes = 5) =>
  ['buildah', ['--storage-driver', 'vfs', ...words], { minutes }] as const

const isolated = ['--isolation', 'chroot', '--network', 'host']

/**
 * Builds the image of the Dockerfile. Its base cannot be pulled where no registry is: it is made of a Debian and of the
 * Node that npm brings, under the name that the Dockerfile asks for.
 */
export async function buildImage(folder: string, version: string): Promise<void> {
  if (run(...buildah(['info'])).code !== 0) {
    leaveOut('the image', 'buildah does not run on this machine')
    return
  }
  const isBased = await check('a base is made of Debian and Node', () => {
    makeBase(join(folder, 'base'), version)
  })
  if (!isBased) return
  tell('Building the image (some minutes)…')
  const isBuilt = await check('the Dockerfile builds', () => {
    const trusting = ['--volume', '/etc/ssl/certs/ca-certificates.crt:/etc/ssl/certs/ca-certificates.crt:ro']
    const words = [
      'bud',
      ...isolated,
      ...trusting,
      '--format',
      'docker',
      '--build-arg',
      `NODE=${version}`,
      '-t',
      'colligo:test',
      '.',
    ]
    must(...buildah(words, 25))
  })
  if (!isBuilt) return
  const container = must(...buildah(['from', '--pull-never', 'colligo:test'])).trim()
  await check('the image has what it needs, and nothing that it does not', () => {
    const inside = (...words: readonly string[]) =>
      run(...buildah(['run', ...isolated, '--user', '1000:1000', container, '--', ...words]))
    expectThat(
      inside('node', 'lib/cli/organisers.ts', 'setup-link').said.includes('/organiser/setup/'),
      'no set-up link',
    )
    expectThat(
      inside('node', 'lib/cli/doctor.ts', '--json').said.includes('"check":"schema","verdict":"ok"'),
      'the doctor does not run',
    )
    expectThat(
      inside('node', 'lib/cli/dossier.ts', '--out', '/tmp/dossier', '--seconds', '0').said.includes(
        'The dossier stands',
      ),
      'no dossier is made',
    )
    for (const name of ['npm', 'npx', 'gcc', 'git']) expectThat(inside('which', name).code !== 0, `${name} is in it`)
    for (const path of [
      '/colligo/tests',
      '/colligo/lib/load',
      '/colligo/lib/cli/demo',
      '/colligo/node_modules/sharp',
      '/colligo/.git',
    ]) {
      expectThat(inside('ls', path).code !== 0, `${path} is in it`)
    }
    expectThat(inside('id', '-u').said.trim() === '1000', 'it does not run as user 1000')
  })
  await check('the container serves the demonstration, and people sign it', () => serveDemo(container, folder))
  // A gigabyte each, since every layer is a folder.
  run(...buildah(['rm', container]))
  run(...buildah(['rmi', '--force', 'colligo:test', `docker.io/library/node:${version}-slim`]))
}

/** A port of the image's own program on this machine: the chroot has no network of its own. */
const port = 39_417

/** A sample collection as `./run demo` founds it, in the hands of the image's user. */
async function foundedFor(user: number, folder: string): Promise<string> {
  const dataFolder = join(folder, 'demo')
  rmSync(dataFolder, { recursive: true, force: true })
  rmSync(`${dataFolder}-organisers`, { recursive: true, force: true })
  await foundDemo({ dataFolder, statements: 300, onSigned: () => undefined })
  must('chown', ['-R', `${String(user)}:${String(user)}`, dataFolder])
  return dataFolder
}

/** Serves the demonstration by the image's own command, but for the port; reads it, and has made-up people sign it. */
async function serveDemo(container: string, folder: string): Promise<void> {
  const image = JSON.parse(must(...buildah(['inspect', '--type', 'image', 'colligo:test']))) as {
    readonly Docker: { readonly config: { readonly Cmd: readonly string[]; readonly User: string } }
  }
  const { Cmd: command, User: user } = image.Docker.config
  expectThat(user === 'node', `it runs as ${user}`)
  const data = await foundedFor(1000, folder)
  const words = command.map((word) => (word === '3000' ? String(port) : word === '0.0.0.0' ? '127.0.0.1' : word))
  const origin = `http://localhost:${String(port)}`
  const settings = ['--env', `COLLIGO_ORIGIN=${origin}`, '--env', 'COLLIGO_KEYS=/keys', '--user', 'node']
  const volumes = ['--volume', `${data}:/data`, '--volume', `${join(data, 'keys')}:/keys`]
  const server = spawn(
    'buildah',
    ['--storage-driver', 'vfs', 'run', ...isolated, ...settings, ...volumes, container, '--', ...words],
    { stdio: 'ignore' },
  )
  const fetched = (path: string): string => run('curl', ['-sS', '--max-time', '5', `${origin}${path}`]).said
  try {
    let said = ''
    for (let left = 60; left > 0 && !said.includes('"status":"up"'); left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      said = fetched('/health')
    }
    expectThat(said.includes('"status":"up"'), said)
    expectThat(fetched('/mt').includes('lang="mt"'), 'no page comes')
    expectThat(fetched('/en/sign/EE').includes('name="form"'), 'no form comes')
    const signing = ['--profile', 'revoke', '--seconds', '10', '--rate', '5', '--readers', '20', '--json']
    const signed = run(
      process.execPath,
      ['lib/cli/load.ts', ...signing, '--url', origin, '--yes-this-is-a-test-instance'],
      { minutes: 3 },
    )
    const figures = JSON.parse(/^\{.*\}$/mu.exec(signed.said)?.[0] ?? '{}') as { readonly acknowledged?: number }
    expectThat((figures.acknowledged ?? 0) > 20, signed.said)
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    server.kill('SIGKILL')
  }
}

function makeBase(base: string, version: string): void {
  if (!existsSync(join(base, 'etc'))) {
    must(
      'debootstrap',
      ['--variant=minbase', '--include=ca-certificates', 'bookworm', base, 'http://deb.debian.org/debian'],
      { minutes: 15 },
    )
  }
  const [runtime = ''] = readdirSync(join('.runtime', version, 'node_modules')).filter((name) =>
    name.startsWith('node-'),
  )
  mkdirSync(join(base, 'usr/local/bin'), { recursive: true })
  cpSync(join('.runtime', version, 'node_modules', runtime, 'bin/node'), join(base, 'usr/local/bin/node'))
  must('npm', [
    'install',
    '--global',
    '--prefix',
    join(base, 'usr/local'),
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    'npm@11.19.1',
  ])
  cpSync('/etc/ssl/certs/ca-certificates.crt', join(base, 'etc/ssl/certs/ca-certificates.crt'))
  cpSync('/etc/resolv.conf', join(base, 'etc/resolv.conf'))
  run('chroot', [base, 'useradd', '--uid', '1000', '--user-group', '--create-home', 'node'])
  const container = must(...buildah(['from', 'scratch'])).trim()
  must(...buildah(['copy', '--quiet', container, base, '/'], 10))
  must(
    ...buildah([
      'config',
      '--env',
      'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt',
      '--env',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      container,
    ]),
  )
  must(
    ...buildah(
      ['commit', '--quiet', '--rm', '--format', 'docker', container, `docker.io/library/node:${version}-slim`],
      10,
    ),
  )
}
