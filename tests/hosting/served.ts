/**
 * `node tests/hosting/served.ts ROOT FOLDER`, in a network without a way out: starts the collections and the front as
 * their units say, and looks at them from outside. Says what came of it in FOLDER/served.json.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collections, inside } from './installed.ts'
import { check, expectThat, must, run, tally } from './steps.ts'
import { lookAtTls } from './tls.ts'

const [root = '', folder = ''] = process.argv.slice(2)
const children: ChildProcess[] = []
const authority = join(root, 'var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt')
const logOf = (name: string): string => join(folder, `${name}.log`)

must('ip', ['link', 'set', 'lo', 'up'])
try {
  must(...inside(root, ['nft', '-f', '/etc/colligo/ports.nft']))
  for (const { name } of collections) startCollection(name)
  startFront()
  await lookAtFront()
  await lookAtNeighbours()
  await lookAtCommands()
  await lookAtTls(collections[0].host, authority, folder)
} finally {
  for (const child of children) child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 2000))
  for (const child of children) child.kill('SIGKILL')
  writeFileSync(join(folder, 'served.json'), JSON.stringify(tally))
}

function startIn(name: string, words: readonly string[], ...chroot: readonly string[]): void {
  const log = openSync(logOf(name), 'a')
  children.push(spawn('chroot', [...chroot, root, ...words], { stdio: ['ignore', log, log] }))
  closeSync(log)
}

/** What the unit says: user, settings, working folder, command, masks. Its walls are systemd's. */
function startCollection(name: string): void {
  const settings = readFileSync(join(root, 'etc/colligo', `${name}.env`), 'utf8').match(/^[A-Z].*$/gmu) ?? []
  const port = /^PORT=(\d+)$/mu.exec(settings.join('\n'))?.[1] ?? ''
  const unit = readFileSync('deploy/colligo@.service', 'utf8')
  const [, command = ''] = /^ExecStart=(.*)$/mu.exec(unit) ?? []
  const written = command.replaceAll('%i', name).replaceAll('${PORT}', port)
  const line = `umask 077; ulimit -c 0; cd /opt/colligo/instances/${name} && exec ${written}`
  const variables = [...settings, 'NODE_ENV=production', 'PATH=/usr/bin:/bin']
  startIn(name, ['env', '-i', ...variables, 'sh', '-c', line], `--userspec=colligo-${name}:colligo-${name}`)
}

/** As its own user, who takes low ports by a right that the unit gives; here the network has none that are reserved. */
function startFront(): void {
  writeFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', '0')
  mkdirSync(join(root, 'run/caddy'), { recursive: true })
  must(...inside(root, ['chown', '-R', 'caddy:caddy', '/run/caddy', '/var/lib/caddy']))
  const variables = ['HOME=/var/lib/caddy', 'PATH=/usr/bin:/bin', 'CADDY_OPTION=local_certs']
  startIn(
    'caddy',
    ['env', '-i', ...variables, 'caddy', 'run', '--config', '/etc/caddy/Caddyfile'],
    '--userspec=caddy:caddy',
  )
}

/** Asks the front by a name, over TLS that its authority vouches for. */
function ask(host: string, path: string, ...more: readonly string[]) {
  const words = [
    '-sS',
    '-i',
    '--max-time',
    '20',
    '--cacert',
    authority,
    '--resolve',
    `${host}:443:127.0.0.1`,
    '--resolve',
    `${host}:80:127.0.0.1`,
  ]
  const { code, said } = run('curl', [...words, ...more, path.startsWith('http') ? path : `https://${host}${path}`])
  const status = Number([...said.matchAll(/^HTTP\/[\d.]+ (\d{3})/gmu)].at(-1)?.[1] ?? 0)
  return { code, status, said: said.toLowerCase() }
}

async function until(isSo: () => boolean, seconds: number): Promise<void> {
  for (let left = seconds * 2; left > 0 && !isSo(); left -= 1) await new Promise((resolve) => setTimeout(resolve, 500))
}

async function lookAtFront(): Promise<void> {
  for (const { name, host, own } of collections) {
    await check(`${name} is served by TLS at ${host}`, async () => {
      await until(() => existsSync(authority) && ask(host, '/status.json').status === 200, 60)
      const { status, said } = ask(host, '/status.json')
      expectThat(
        status === 200 && said.includes('"status":"up"'),
        `${said.slice(0, 600)}\n${tail(name)}\n${tail('caddy')}`,
      )
      expectThat(said.includes('strict-transport-security: max-age=63072000'), 'no HSTS')
      expectThat(!/^(?:server|via):/mu.test(said), 'the front says what it is')
      expectThat(said.split('strict-transport-security').length === 2, 'HSTS twice')
    })
    await check(`${name}: its pages come, and the organisers’ side answers where it should`, () => {
      expectThat(ask(host, '/en').status === 200, ask(host, '/en').said.slice(0, 300))
      expectThat(ask(own, '/organiser/sign-in').status === 200, ask(own, '/organiser/sign-in').said.slice(0, 300))
      if (own === host) return
      expectThat(ask(host, '/organiser/sign-in').status === 404, 'the public host knows the organisers’ side')
      expectThat(ask(own, '/en').said.includes(`location: https://${host}/en`), 'links do not lead to the public host')
    })
    await check(`${name} said where its first organiser comes in`, () => {
      expectThat(readFileSync(logOf(name), 'utf8').includes(`"address":"https://${own}/organiser/setup/`), tail(name))
    })
  }
  await check('http leads to https; what is too large is refused; other names are nobody’s', () => {
    const [{ host }] = collections
    expectThat(ask(host, `http://${host}/en`).said.includes(`location: https://${host}/en`), 'no redirect to TLS')
    const large = ask(
      host,
      '/en/sign/EE',
      '-X',
      'POST',
      '-H',
      'Content-Type: multipart/form-data; boundary=x',
      '--data-binary',
      'x'.repeat(70_000),
    )
    expectThat(large.status === 413, `70,000 bytes: ${String(large.status)}`)
    expectThat(
      run('curl', [
        '-sS',
        '--max-time',
        '5',
        '--resolve',
        'bees.localhost:443:127.0.0.1',
        '-k',
        'https://bees.localhost/',
      ]).code !== 0,
      'another name was answered',
    )
  })
  await check('a visitor cannot say where they come from', () => {
    const [{ host }] = collections
    // An address in a network of its own would pay from another budget: the front's own word is the last.
    expectThat(ask(host, '/en/contact', '-H', 'X-Forwarded-For: 192.0.2.9').status === 200, 'refused')
  })
  await check('neither front nor collections have written down an address', () => {
    const said = ['caddy', ...collections.map(({ name }) => name)]
      .map((name) => readFileSync(logOf(name), 'utf8'))
      .join('')
    expectThat(!/192\.0\.2\.9|"remote_ip"|user-agent/iu.test(said), 'an address or a browser stands in a log')
  })
}

async function lookAtNeighbours(): Promise<void> {
  for (const [one, other] of [
    ['swifts', 'rivers'],
    ['rivers', 'swifts'],
  ] as const) {
    await check(`${one} cannot reach what is ${other}’s`, () => {
      const as = (...words: readonly string[]) =>
        run('chroot', [`--userspec=colligo-${one}:colligo-${one}`, root, ...words])
      for (const path of ['data/colligo.sqlite', 'keys/server.key', 'keys/fingerprint.key', 'backups', 'data']) {
        const { code, said } = as('cat', `/srv/colligo/${other}/${path}`)
        expectThat(code !== 0 && said.includes('Permission denied'), `${path}: ${said.slice(0, 100)}`)
      }
      expectThat(as('ls', '/srv/colligo').code !== 0, 'it can list who else is there')
      expectThat(as('cat', `/etc/colligo/${one}.env`).code !== 0, 'it can read settings that are root’s')
      const pid = pidOf(other)
      expectThat(as('cat', `/proc/${String(pid)}/environ`).code !== 0, 'it can read the other’s environment')
      expectThat(as('kill', '-0', String(pid)).code !== 0, 'it can signal the other')
      expectThat(as('test', '-w', '/run/caddy/admin.sock').code !== 0, 'it can give Caddy orders')
      const knock = (to: string): number => {
        const { port } = collections.find(({ name }) => name === to) ?? { port: 0 }
        const uid = uidOf(one)
        return run('setpriv', [
          ...['--reuid', uid, '--regid', uid, '--clear-groups', 'curl', '-sS', '--max-time', '5'],
          `http://127.0.0.1:${String(port)}/status.json`,
        ]).code
      }
      expectThat(knock(one) === 0, 'it cannot reach its own port')
      expectThat(knock(other) !== 0, 'it can knock at the other’s port, as if it were the front')
      const files = readdirSync(join(root, 'srv/colligo', one, 'data'))
      expectThat(files.includes('colligo.sqlite'), 'it has no database')
      expectThat((statSync(join(root, 'srv/colligo', one, 'keys/server.key')).mode & 0o777) === 0o600, 'keys are open')
    })
  }
}

function uidOf(name: string): string {
  const passwd = readFileSync(join(root, 'etc/passwd'), 'utf8')
  return new RegExp(`^colligo-${name}:x:(\\d+):`, 'mu').exec(passwd)?.[1] ?? ''
}

function pidOf(name: string): number {
  return Number(must('pgrep', ['-u', uidOf(name)]).split('\n')[0])
}

async function lookAtCommands(): Promise<void> {
  await check('colligo-host lists both, each with its state', () => {
    const listed = JSON.parse(must(...inside(root, ['colligo-host', 'list', '--json']))) as readonly {
      readonly name: string
      readonly state: string
    }[]
    expectThat(
      listed.map(({ name, state }) => `${name} ${state}`).join() === 'rivers no-initiative,swifts no-initiative',
      JSON.stringify(listed),
    )
  })
  await check('a command of one runs as its user', () => {
    const said = must(...inside(root, ['colligo-host', 'run', 'swifts', 'organisers', 'setup-link']))
    expectThat(said.includes('https://organisers.swifts.localhost/organiser/setup/'), said)
  })
  await check('the doctor of a new one finds nothing bad, and says what is typed on a host', () => {
    const said = must(...inside(root, ['colligo-host', 'run', 'swifts', 'doctor']))
    expectThat(said.includes('Run: colligo-host run swifts initiative import FILE\n'), said)
    expectThat(said.includes('The umask is 0077.'), said)
  })
  await check('the directory is made, and served', async () => {
    must(
      ...inside(root, [
        'colligo-host',
        'directory',
        '--out',
        '/var/www/initiatives',
        '--origin',
        'https://initiatives.localhost',
        '--serve',
      ]),
    )
    must('chroot', [
      root,
      'env',
      'HOME=/var/lib/caddy',
      'CADDY_OPTION=local_certs',
      'caddy',
      'reload',
      '--config',
      '/etc/caddy/Caddyfile',
    ])
    await until(() => ask('initiatives.localhost', '/mt/').status === 200, 20)
    const { status, said } = ask('initiatives.localhost', '/mt/')
    expectThat(status === 200 && said.includes('<html lang="mt">'), said.slice(0, 300))
    expectThat(said.includes("content-security-policy: default-src 'none'; style-src 'self'"), 'no policy')
    expectThat(ask('initiatives.localhost', '/de/feed.rss').status === 200, 'no feed')
  })
}

function tail(name: string): string {
  return readFileSync(logOf(name), 'utf8').slice(-600)
}
