import { describe, expect, it } from 'vitest'
import { isOlder, minimums, outdated, reviewedOn, reviewReminder, versionsFound } from '#lib/config/minimum-versions'

const next = {
  name: 'next',
  minimum: '16.4.6',
  reason: 'It closed a hole.',
  advisories: ['CVE-2026-96889', 'GHSA-2464-fhr4-w9xw'],
}

describe('a version', () => {
  it.each([
    ['16.4.5', true],
    ['16.4.6', false],
    ['16.4.10', false],
    ['16.10.0', false],
    ['9.99.99', true],
    ['17.0.0', false],
    ['16.4.6-canary.3', true],
    ['16.4.7-canary.3', false],
    ['16.4.6+build.7', false],
    ['16.4', true],
    ['git+ssh://git@example.eu/next.git', true],
    ['', true],
  ])('%s is older than 16.4.6: %s', (version, expected) => {
    expect(isOlder(version, '16.4.6')).toBe(expected)
  })
})

describe('something too old', () => {
  it('is named with its version, the one needed, the advisories and the command that mends it', () => {
    expect(outdated(new Map([['next', ['16.4.1']]]), [next])).toEqual([
      'next is of version 16.4.1, but at least 16.4.6 is needed. It closed a hole. (CVE-2026-96889, GHSA-2464-fhr4-w9xw) To mend it: npm install --save-exact next@16.4.6 && ./run lockfile:complete',
    ])
  })

  it('is found beside a second copy that is new enough', () => {
    expect(outdated(new Map([['next', ['16.4.6', '16.4.1']]]), [next])).toHaveLength(1)
  })

  it('is also what nobody can find: a list that matches nothing protects nobody', () => {
    expect(outdated(new Map(), [next])).toEqual([expect.stringContaining('next was not found')])
  })
})

describe('what Colligo is built with', () => {
  it('is new enough, on this machine and in the lockfile', () => {
    expect(outdated(versionsFound('.'))).toEqual([])
  })

  it('is read from the lockfile and from what is installed', () => {
    const found = versionsFound('.')
    expect([...found.keys()]).toEqual(minimums.map(({ name }) => name))
    for (const [name, versions] of found) expect(versions[0], name).toMatch(/^\d+\.\d+\.\d+/u)
    expect(found.get('node')).toEqual([process.versions.node])
  })
})

describe('the list of minimum versions', () => {
  it('names releases, each with its reason, and advisories by their numbers', () => {
    for (const { name, minimum, reason, advisories } of minimums) {
      expect(minimum, name).toMatch(/^\d+\.\d+\.\d+$/u)
      expect(reason, name).toMatch(/\S.*\.$|\)\.$/u)
      for (const advisory of advisories)
        expect(advisory, name).toMatch(/^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})$/u)
    }
  })

  it('asks for what must never be missing from it', () => {
    const names = minimums.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['node', 'next', 'react', 'react-dom', 'sqlite', 'altcha-lib']))
    expect(new Set(names).size).toBe(names.length)
  })

  it('asks to be read again after 60 days, and not before', () => {
    const after = (days: number): Date => new Date(Date.parse(reviewedOn) + days * 86_400_000)
    expect(reviewReminder(after(60))).toBeNull()
    expect(reviewReminder(after(61))).toContain('61 days ago')
  })
})
