import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, expectThat, must } from './steps.ts'

/** What systemd-analyze may say of the unit at most: 0 is a prison, 10 is root. */
const mostExposure = 1.5

/** The files of `deploy/`, each before the program that reads it. */
export async function checkFiles(): Promise<void> {
  const caddy = ['validate', '--adapter', 'caddyfile', '--config']
  const env = { HOME: mkdtempSync(join(tmpdir(), 'colligo-caddy-')), COLLIGO_ORIGIN: 'https://collect.localhost' }
  await check('shellcheck has nothing to say of the installation', () => {
    must('shellcheck', ['deploy/install-debian.sh'])
  })
  await check('Caddy takes the file of the container, with a host of the organisers’ own and without', () => {
    for (const own of ['', 'https://organisers.localhost']) {
      must('caddy', [...caddy, 'Caddyfile'], { cwd: 'deploy/caddy', env: { ...env, COLLIGO_ORGANISERS_ORIGIN: own } })
    }
  })
  await check('Caddy takes the file of a host', () => {
    must('caddy', [...caddy, 'Caddyfile.host'], { cwd: 'deploy/caddy', env })
  })
  await check('HAProxy and nginx take what the documentation gives them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'colligo-fronts-'))
    const [key, certificate] = [join(folder, 'collect.key'), join(folder, 'collect.crt')]
    const wish = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=collect.example.eu']
    must('openssl', ['req', ...wish, '-keyout', key, '-out', certificate])
    // HAProxy wants both in one file, nginx reads the first of it.
    writeFileSync(join(folder, 'collect.pem'), readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'))
    for (const name of ['haproxy', 'nginx'] as const) {
      const given = new RegExp(`\`\`\`${name}\\n(.*?)\`\`\``, 'su').exec(
        readFileSync('docs/hosting/fronts.md', 'utf8'),
      )?.[1]
      const file = join(folder, name)
      writeFileSync(file, (given ?? '').replaceAll(`/etc/${name}/tls`, folder))
      must(name, name === 'haproxy' ? ['-c', '-f', file] : ['-t', '-c', file])
    }
  })
  await check('Prometheus takes its settings and alarms', () => {
    must('promtool', ['check', 'config', 'prometheus.yml'], { cwd: 'deploy/prometheus' })
  })
  await check(`systemd-analyze rates the unit ${String(mostExposure)} or better`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'colligo-unit-'))
    copyFileSync('deploy/colligo@.service', join(folder, 'colligo@swifts.service'))
    const said = must('systemd-analyze', ['security', '--offline=true', join(folder, 'colligo@swifts.service')])
    const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/u.exec(said)?.[1] ?? '10')
    expectThat(exposure <= mostExposure, `it is ${String(exposure)}`)
  })
}
