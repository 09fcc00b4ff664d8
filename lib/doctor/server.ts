import { bad, ok, warn, type Finding } from './finding.ts'
import type { Patient } from './patient.ts'

/** Milliseconds for which an answer is waited for. */
const patience = 3000

/** Whether a server answers at the public address, and is well by its own account. None at all is no fault of the data. */
export async function lookAtServer({ origin }: Patient): Promise<readonly Finding[]> {
  const address = `${origin}/health`
  try {
    const { ok: isWell, status } = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: 'manual' })
    if (isWell) return [ok('server', `A server answers at ${origin} and is well.`)]
    const mend = `Read what it says, and its log: curl -i ${address}; journalctl -u colligo -n 50`
    if (status === 404) return [warn('server', `What answers at ${origin} does not know ${address}.`, mend)]
    return [bad('server', `The server at ${origin} answers, but is not well (status ${String(status)}).`, mend)]
  } catch {
    // Refused, unknown, too late, or with a certificate that this machine does not trust.
    const mend = `If one should run: ./run start. If one does, look why this machine does not reach it: curl -i ${address}`
    return [warn('server', `No server answers at ${origin}.`, mend)]
  }
}
