import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

/** Seconds after which one server has not been scanned: half of it is usual. */
const time = 240

/**
 * What testssl.sh finds at any certificate that was made for the test: no authority of the world has signed it, or says
 * where to ask whether it was revoked, and no name server knows `localhost`.
 */
const ofTheTestAlone =
  /^(?:cert_(?:chain_of_trust|revocation|trust|caIssuers|crl|ocsp)|certs_|OCSP|DNS_CAA|cert_crlDistributionPoints)/iu

const report = z.array(z.object({ id: z.string(), severity: z.string(), finding: z.string() }))

async function attack(
  address: string,
  port: number,
  authority: string | null,
  folder: string,
): Promise<readonly string[]> {
  const file = join(folder, `testssl-${address}-${String(port)}.json`)
  rmSync(file, { force: true })
  const options = [
    ...['--quiet', '--color', '0', '--warnings', 'off', '--fast', '--nodns', 'none', '--ip', address],
    ...['-p', '-s', '-f', '-S', '-P', '-h', '-U', '--severity', 'MEDIUM', '--jsonfile', file],
    ...(authority === null ? [] : ['--add-ca', authority]),
    `localhost:${String(port)}`,
  ]
  const { said, code } = await run('testssl', options, time, folder)
  if (code === null) throw new Error('testssl.sh did not come to its end')
  const findings = report.parse(readReport(file, said))
  if (findings.some(({ id }) => id === 'scanProblem')) throw new Error(`testssl.sh could not scan: ${said.slice(-500)}`)
  return findings
    .filter(({ id, severity }) => ['MEDIUM', 'HIGH', 'CRITICAL'].includes(severity) && !ofTheTestAlone.test(id))
    .map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`)
}

function readReport(file: string, said: string): unknown {
  try {
    const text = readFileSync(file, 'utf8').trim()
    // Ended before its end, it leaves the list open.
    return JSON.parse(text.endsWith(']') ? text : `${text.replace(/,$/u, '')}]`)
  } catch {
    throw new Error(`testssl.sh wrote no report: ${said.slice(-500)}`)
  }
}

export const testssl: Attacker = {
  name: 'testssl',
  onOurs: async ({ fronts, certificate }, folder) => {
    const findings: string[] = []
    for (const { address, port } of fronts)
      findings.push(...(await attack(address, port, certificate.authorityFile, folder)))
    return findings
  },
  onTwin: ({ tlsPort }, folder) => attack('127.0.0.1', tlsPort, null, folder),
}
