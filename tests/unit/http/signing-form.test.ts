import { describe, expect, it } from 'vitest'
import { fieldNames } from '#lib/domain/rule'
import { channelFrom, controlNames, signingFormFrom } from '#lib/http/signing-form'
import { aSignatoryOf } from '#tests/support/signatories'

function formWith(sent: Readonly<Record<string, string>>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(sent)) form.append(name, value)
  return signingFormFrom(form, 'EE', 'en')
}

const mari = aSignatoryOf('EE')

describe('the form that Mari sends', () => {
  it('is read with what stands around its fields', () => {
    const read = formWith({
      ...mari,
      'confirmed.documentNumber': '60001019906',
      'declared.correct-and-first': 'yes',
      'declared.privacy-read': 'yes',
      form: 'f'.repeat(36),
      altcha: 'a proof',
    })
    expect(read).toEqual({
      memberState: 'EE',
      language: 'en',
      fields: mari,
      confirmed: { documentNumber: '60001019906' },
      declared: new Set(['correct-and-first', 'privacy-read']),
      formToken: 'f'.repeat(36),
      proof: 'a proof',
    })
  })

  it('may be empty', () => {
    expect(formWith({})).toEqual({
      memberState: 'EE',
      language: 'en',
      fields: {},
      confirmed: {},
      declared: new Set(),
      formToken: '',
      proof: '',
    })
  })
})

describe('what the law does not ask for', () => {
  it('is not even read', () => {
    const read = formWith({
      ...mari,
      email: 'mari@example.eu',
      phone: '+372 5551234',
      'confirmed.email': 'x',
      memberState: 'DE',
    })
    expect(JSON.stringify(read)).not.toMatch(/example|5551234/u)
    expect(read.memberState).toBe('EE')
    expect(Object.keys(read.fields).every((name) => (fieldNames as readonly string[]).includes(name))).toBe(true)
    expect(read.confirmed).toEqual({})
  })

  it.each(['__proto__', 'constructor', 'toString', 'confirmed.__proto__', 'declared.__proto__'])(
    'is not taken into the program by the name %s',
    (name) => {
      const read = formWith({ ...mari, [name]: '{"isOrganiser":true}' })
      expect(read.fields).toEqual(mari)
      expect(read.confirmed).toEqual({})
      expect(Object.getPrototypeOf(read.fields)).toBe(Object.prototype)
      expect(({} as Record<string, unknown>)['isOrganiser']).toBeUndefined()
    },
  )
})

describe('a declaration', () => {
  it.each(['', 'on', 'no', 'true', 'YES'])('was not made by sending %j', (value) => {
    expect(formWith({ 'declared.privacy-read': value }).declared.size).toBe(0)
  })

  it('that nobody asked for was not made', () => {
    expect(formWith({ 'declared.newsletter': 'yes' }).declared.size).toBe(0)
  })

  it('has one name in the form and here', () => {
    expect(formWith({ [controlNames.declaration('privacy-read')]: 'yes' }).declared).toEqual(new Set(['privacy-read']))
  })
})

describe('what is too long to have been typed', () => {
  it('is cut before it travels back into the form', () => {
    const long = 'x'.repeat(100_000)
    const read = formWith({ givenNames: long, 'confirmed.givenNames': long, form: long })
    expect(read.fields['givenNames']).toHaveLength(2000)
    expect(read.confirmed['givenNames']).toHaveLength(2000)
    expect(read.formToken).toHaveLength(64)
  })
})

describe('the partner whose link led to the form', () => {
  const codeIn = (sent: Readonly<Record<string, string>>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(sent)) form.append(name, value)
    return channelFrom(form)
  }

  it('is read by code, and stands nowhere near the statement', () => {
    expect(codeIn({ [controlNames.channel]: 'bird-life-2' })).toBe('bird-life-2')
    expect(JSON.stringify(formWith({ ...mari, [controlNames.channel]: 'bird-life-2' }))).not.toContain('bird-life-2')
  })

  it.each(['', 'x', 'Mari Maasikas', 'a'.repeat(25), "x'; drop", 'ÄÖ'])('is nobody where %j was sent', (code) => {
    expect(codeIn({ [controlNames.channel]: code })).toBe('')
  })

  it('may be missing, or a file', () => {
    expect(codeIn({})).toBe('')
    const form = new FormData()
    form.append(controlNames.channel, new File(['bird'], 'bird-life'))
    expect(channelFrom(form)).toBe('')
  })
})
