import { copyFileSync, mkdtempSync } from 'node:fs'
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
