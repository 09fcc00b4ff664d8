import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fingerprint, fingerprintKey } from '#lib/crypto/fingerprint'
import { identityOf } from '#lib/domain/identity'
import { isSigningState } from '#lib/domain/member-states'
import { editionFor } from '#lib/domain/rule'
import { eci2011 } from '#lib/rules/eci-2011/index'
import published from '../../vectors/fingerprint-2011.json' with { type: 'json' }

const key = fingerprintKey(Buffer.from(published.key, 'hex'))

test.each(published.vectors)(
  'the published statement $memberState of $registeredOn',
  ({ memberState, registeredOn, values, parts, ...vector }) => {
    if (!isSigningState(memberState)) throw new Error('a vector names no state')
    const rule = editionFor(eci2011, registeredOn).rules[memberState]!
    expect(['ECI(2012)000001', memberState, ...identityOf(rule, { memberState, values })]).toEqual(parts)
    expect(fingerprint(key, parts).toString('hex')).toBe(vector.fingerprint)
    expect(readFileSync('docs/fingerprint.md', 'utf8')).toContain(vector.fingerprint)
  },
)
