import { describe, expect, it } from 'vitest'
import { textFieldsOf } from '#lib/http/form-fields'

const formOf = (entries: readonly (readonly [string, string | File])[]): FormData => {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

describe('the text fields of a form', () => {
  it('are read as they were typed', () => {
    expect(
      textFieldsOf(
        formOf([
          ['givenNames', ' Mari\u00a0'],
          ['familyNames', ''],
        ]),
      ),
    ).toEqual({
      givenNames: ' Mari\u00a0',
      familyNames: '',
    })
  })

  it('do not hold files: no form of ours takes one', () => {
    const file = new File(['<svg/>'], 'mari.svg')
    expect(
      textFieldsOf(
        formOf([
          ['givenNames', file],
          ['photo', file],
        ]),
      ),
    ).toEqual({})
    expect(
      textFieldsOf(
        formOf([
          ['givenNames', file],
          ['givenNames', 'Mari'],
        ]),
      ),
    ).toEqual({ givenNames: 'Mari' })
  })

  it('count once where one was sent twice: the first, even if it is empty', () => {
    const twice = formOf([
      ['givenNames', ''],
      ['givenNames', 'Mallory'],
      ['country', 'EE'],
      ['country', 'DE'],
    ])
    expect(textFieldsOf(twice)).toEqual({ givenNames: '', country: 'EE' })
  })

  it('leave out what the framework adds for itself', () => {
    expect(
      textFieldsOf(
        formOf([
          ['$ACTION_ID_1', ''],
          ['$', 'x'],
          ['a$', 'kept'],
        ]),
      ),
    ).toEqual({ a$: 'kept' })
  })

  it('cannot reach into objects of the program', () => {
    const fields = textFieldsOf(
      formOf([
        ['__proto__', 'x'],
        ['constructor', 'x'],
        ['__proto__.polluted', 'x'],
      ]),
    )
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  })
})
