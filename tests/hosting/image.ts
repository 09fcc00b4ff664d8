import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
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
  await check('the image has what it needs, and nothing that it does not', () => {
    const container = must(...buildah(['from', '--pull-never', 'colligo:test'])).trim()
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
    for (const name of ['npm', 'npx', 'gcc', 'git']) expectThat(inside('which', name).code !== 0, `${name} is in it`)
    for (const path of ['/colligo/tests', '/colligo/node_modules/sharp', '/colligo/.git']) {
      expectThat(inside('ls', path).code !== 0, `${path} is in it`)
    }
    expectThat(inside('id', '-u').said.trim() === '1000', 'it does not run as user 1000')
    run(...buildah(['rm', container]))
  })
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
