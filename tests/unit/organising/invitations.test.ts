import { describe, expect, it } from 'vitest'
import { problemWithPassword } from '#lib/crypto/passwords'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { invitingWith, noon, organisingWith } from './ports.ts'

describe('an invitation', () => {
  const invite = (email: string, name = 'Ines Moreira', isFree = true) => {
    const kept: unknown[] = []
    const { organising, audited } = organisingWith()
    const inviting = invitingWith({
      newToken: () => 'a token',
      keepInvitation: (invitation) => {
        kept.push(invitation)
        return isFree ? 7 : null
      },
    })
    return { answer: inviteOrganiser(organising, inviting, { email, name, roles: founderRoles }, null), kept, audited }
  }

  it('is kept for three days, and its secret is shown once', () => {
    const { answer, kept, audited } = invite('ines@example.eu', ' Ines Moreira ')
    expect(answer).toEqual({ ok: true, value: 'a token' })
    const until = new Date(noon.getTime() + 3 * 24 * 60 * 60 * 1000)
    expect(kept).toEqual([
      { email: 'ines@example.eu', name: 'Ines Moreira', roles: founderRoles, token: 'a token', until },
    ])
    expect(audited).toEqual([{ event: 'organiser-invited', organiserId: null, subjectId: 7 }])
  })

  it('is written in small letters, as the sign-in looks for it', () => {
    expect(invite('Ödön.Ábel@Example.EU').kept).toMatchObject([{ email: 'ödön.ábel@example.eu' }])
  })

  it.each([
    '',
    'ines',
    '@example.eu',
    'ines@',
    'ines@example@eu',
    'ines @example.eu',
    ' ines@example.eu',
    'ines@ex\n.eu',
  ])('goes to no address like %j', (email) => {
    const { answer, kept } = invite(email)
    expect(answer).toEqual({ ok: false, problem: 'bad-email' })
    expect(kept).toEqual([])
  })

  it('needs a name', () => {
    expect(invite('ines@example.eu', '  ').answer).toEqual({ ok: false, problem: 'bad-name' })
  })

  it('is not made for somebody who has joined, nor put on record', () => {
    const { answer, audited } = invite('ines@example.eu', 'Ines', false)
    expect(answer).toEqual({ ok: false, problem: 'already-invited' })
    expect(audited).toEqual([])
  })
})

describe('whoever takes up an invitation', () => {
  const ines = { id: 7, email: 'ines@example.eu', name: 'Ines', passwordHash: null, roles: founderRoles }
  const form = { token: 'a token', password: 'Kites & owls: 10', repeated: 'Kites & owls: 10', code: '123456' }

  const join = async (changes: Partial<typeof form> = {}, isStillInvited = true) => {
    const taken: unknown[] = []
    const { organising, audited } = organisingWith({ stepOfCode: (_, code) => (code === '123456' ? 42 : null) })
    const inviting = invitingWith({
      invited: (token) => (token === 'a token' ? { ...ines, codeSecret: 'GEZDGNBV' } : null),
      problemWithPassword,
      hashPassword: (password) => Promise.resolve(`hash of ${password}`),
      takeUp: (...words) => {
        taken.push(words)
        return isStillInvited
      },
    })
    return { answer: await joinOrganisers(organising, inviting, { ...form, ...changes }), taken, audited }
  }

  it('joins with a password and a first one-time code, which is spent', async () => {
    const { answer, taken, audited } = await join()
    expect(answer).toMatchObject({ ok: true, value: { id: 7 } })
    expect(taken).toEqual([[7, 'hash of Kites & owls: 10', 42]])
    expect(audited).toEqual([{ event: 'organiser-joined', organiserId: 7 }])
  })

  it.each([
    ['expired', { token: 'another' }],
    ['too-short', { password: 'Swifts: 1', repeated: 'Swifts: 1' }],
    ['too-long', { password: `1!${'a'.repeat(199)}`, repeated: `1!${'a'.repeat(199)}` }],
    ['too-plain', { password: 'swiftsswifts', repeated: 'swiftsswifts' }],
    ['not-repeated', { repeated: 'Kites & owls: 11' }],
    ['wrong-code', { code: '123457' }],
  ])('is told what is wrong, and nothing is kept: %s', async (problem, changes) => {
    const { answer, taken, audited } = await join(changes)
    expect(answer).toEqual({ ok: false, problem })
    expect(taken).toEqual([])
    expect(audited).toEqual([])
  })

  it('comes too late where somebody with the same link was a moment faster', async () => {
    const { answer, audited } = await join({}, false)
    expect(answer).toEqual({ ok: false, problem: 'expired' })
    expect(audited).toEqual([])
  })
})
