import type { OpenPatient } from './patient.ts'

/** Whether anything could be sealed: before, there is nothing to collect, and nobody to encrypt a backup to. */
export const hasRehearsedKey = (client: OpenPatient['client']): boolean =>
  Number(client.prepare('SELECT count(*) FROM key_uses').pluck().get()) > 0
