import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { check, expectThat, run } from './steps.ts'

const report = z.array(z.object({ id: z.string(), severity: z.string(), finding: z.string() }))

/**
 * What testssl.sh finds at any certificate of an authority that is this machine's own, which are good for hours. And what
 * Go says of its session tickets, seven days, though Caddy changes their key twice a day.
 */
const ofTheTestAlone =
  /^(?:cert_(?:chain_of_trust|revocation|trust|caIssuers|crl|ocsp|validity|expiration|notAfter|extlifeSpan)|certs_|OCSP|DNS_CAA|TLS_session_ticket)/iu

/** What it says of the site; a warning is of its own tools. */
const grave = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'FATAL']

/** Has testssl.sh look at the front, over a certificate of an authority of this machine's own. */
export async function lookAtTls(host: string, authority: string, folder: string): Promise<void> {
  await check('testssl.sh has nothing to say of the front', () => {
    const file = join(folder, 'testssl.json')
    // It adds to no file that is there.
    rmSync(file, { force: true })
    const options = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none', '--ip', '127.0.0.1']
    const looks = ['-p', '-s', '-f', '-S', '-P', '-h', '-U', '--severity', 'LOW', '--jsonfile', file]
    run('testssl', [...options, '--add-ca', authority, ...looks, `${host}:443`], { minutes: 10 })
    const findings = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    const bad = findings.filter(({ id, severity }) => grave.includes(severity) && !ofTheTestAlone.test(id))
    expectThat(bad.length === 0, bad.map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`).join('\n'))
  })
}
