import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { check, expectThat, must, run, tell } from './steps.ts'

/** The collections of the host, and what is said of them in the front. */
export const collections = [
  { name: 'swifts', port: 3001, host: 'swifts.localhost', own: 'organisers.swifts.localhost' },
  { name: 'rivers', port: 3002, host: 'rivers.localhost', own: 'rivers.localhost' },
] as const

const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root' }

/** Does something inside, with nothing of our own environment but where this machine's authorities stand. */
export function inside(root: string, words: readonly string[], minutes = 2) {
  const variables = Object.entries({ ...env, NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/ca-certificates.crt' })
  return [
    'chroot',
    [root, 'env', '-i', ...variables.map(([name, value]) => `${name}=${value}`), ...words],
    { minutes },
  ] as const
}

/** A Debian in a folder, as its installer would leave it, with the source in it. */
export function makeRoot(root: string): void {
  if (!existsSync(join(root, 'etc', 'debian_version'))) {
    tell('Making a Debian (a minute)…')
    must(
      'debootstrap',
      ['--variant=minbase', '--include=ca-certificates', 'bookworm', root, 'http://deb.debian.org/debian'],
      { minutes: 15 },
    )
  }
  for (const file of ['etc/resolv.conf', 'etc/ssl/certs/ca-certificates.crt'])
    copyFileSync(join('/', file), join(root, file))
  // Nothing is started by installing it: no keeper of services runs here.
  writeFileSync(join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  const source = join(root, 'root', 'colligo')
  rmSync(source, { recursive: true, force: true })
  mkdirSync(source, { recursive: true })
  must('sh', ['-c', `git ls-files -z | xargs -0 tar -cf - | tar -xf - -C ${source}`], { minutes: 2 })
  if (existsSync('.runtime')) cpSync('.runtime', join(source, '.runtime'), { recursive: true, verbatimSymlinks: true })
  for (const [type, place] of [
    ['proc', 'proc'],
    ['devtmpfs', 'dev'],
  ] as const) {
    if (!existsSync(join(root, place, type === 'proc' ? 'self' : 'null')))
      must('mount', ['-t', type, type, join(root, place)])
  }
}

/** Lets go of what was mounted, so that the folder can be removed. */
export function closeRoot(root: string): void {
  for (const place of ['proc', 'dev']) run('umount', ['-l', join(root, place)])
}

/** Runs the installation, and adds the collections. */
export async function install(root: string): Promise<boolean> {
  const script = ['sh', '/root/colligo/deploy/install-debian.sh']
  const isIn = await check('the script installs on an empty Debian', () => {
    must(...inside(root, script, 20))
  })
  if (!isIn) return false
  await check('run once more, it changes nothing', () => {
    const before = readdirSync(join(root, 'opt/colligo/releases'))
    must(...inside(root, script, 20))
    expectThat(readdirSync(join(root, 'opt/colligo/releases')).join() === before.join(), 'there is another release now')
  })
  await check('what serves cannot be changed by whoever serves', () => {
    const release = join(root, 'opt/colligo', 'releases', readdirSync(join(root, 'opt/colligo/releases'))[0] ?? '')
    const { said } = run('find', [
      release,
      '(',
      '-not',
      '-user',
      'root',
      '-o',
      '-perm',
      '/022',
      ')',
      '-not',
      '-type',
      'l',
    ])
    expectThat(said === '', said.slice(0, 300))
  })
  for (const { name, host, own } of collections) {
    await check(`colligo-host adds ${name}`, () => {
      const organisers = own === host ? [] : ['--organisers-origin', `https://${own}`]
      if (existsSync(join(root, 'srv/colligo', name)))
        must(...inside(root, ['colligo-host', 'remove', name, '--with-data', name]))
      must(...inside(root, ['colligo-host', 'add', name, '--origin', `https://${host}`, ...organisers]))
      expectThat((statSync(join(root, 'srv/colligo', name)).mode & 0o777) === 0o700, 'its folder is open to others')
      expectThat(
        readlinkSync(join(root, 'opt/colligo/instances', name)).startsWith('/opt/colligo/releases/'),
        'no release',
      )
    })
  }
  await check('one gets another release, and the other keeps its own', () => {
    const releases = '/opt/colligo/releases'
    must(
      ...inside(root, [
        'sh',
        '-c',
        `rm -rf ${releases}/another && cp -al $(readlink /opt/colligo/current) ${releases}/another`,
      ]),
    )
    must(...inside(root, ['colligo-host', 'upgrade', 'swifts', '--release', `${releases}/another`]))
    const runs = (name: string): string => readlinkSync(join(root, 'opt/colligo/instances', name))
    expectThat(runs('swifts') === `${releases}/another`, `swifts runs ${runs('swifts')}`)
    expectThat(runs('rivers') !== runs('swifts'), 'rivers was changed as well')
  })
  await check('the command that looks after one says that others’ are not its business', () => {
    const { code } = run(
      ...inside(root, ['colligo-host', 'run', 'swifts', 'doctor', '--data', '/srv/colligo/rivers/data', '--json']),
    )
    expectThat(code !== 0, 'it looked at another collection')
  })
  return true
}
