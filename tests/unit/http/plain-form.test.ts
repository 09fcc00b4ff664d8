import { describe, expect, it } from 'vitest'
import { plainFormFrom } from '#lib/http/plain-form'

const proofOf = (token: string, answer: string): string => `${token}|${answer}`

function read(fields: Readonly<Record<string, string>>) {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.set(name, value)
  return plainFormFrom(sent, 'BG', 'bg', proofOf)
}

describe('the form without a script', () => {
  it('gives token and answer as one proof', () => {
    expect(read({ question: 'abc', answer: ' няколко ', givenNames: 'Боян' })).toMatchObject({
      token: 'abc',
      answer: 'няколко',
      form: { lane: 'plain', proof: 'abc|няколко', fields: { givenNames: 'Боян' }, memberState: 'BG', language: 'bg' },
    })
  })

  it('counts an answer beside a filled trap as none, and shows it all the same', () => {
    const { form, answer } = read({ question: 'abc', answer: 'няколко', homepage: 'https://x.example' })
    expect([form.proof, answer]).toEqual(['abc|', 'няколко'])
  })

  it('has no proof where it has no question', () => {
    expect(read({ answer: 'няколко' }).form.proof).toBe('')
  })

  it('takes neither a proof of work nor a token of a script', () => {
    const { form } = read({ question: 'abc', answer: 'x', altcha: 'eyJ', form: 'made-up' })
    expect([form.proof, form.formToken]).toEqual(['abc|x', ''])
  })

  it('reads no further than anything of ours is long', () => {
    const { token, answer } = read({ question: 'q'.repeat(5000), answer: 'a'.repeat(5000) })
    expect([token.length, answer.length]).toEqual([2000, 100])
  })
})
