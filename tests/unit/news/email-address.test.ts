import { describe, expect, it } from 'vitest'
import { readEmailAddress, spelledAlike } from '#lib/news/email-address'

describe('an e-mail address', () => {
  it.each([
    'mari@example.eu',
    'mari.maasikas+news@mail.example.co.uk',
    "o'neill@example.ie",
    'Ödön@példa.hu',
    'иван@пример.бг',
    'x@xn--pelda-esa.hu',
    '1@2.eu',
    `${'a'.repeat(64)}@example.eu`,
  ])('is read: %s', (address) => {
    expect(readEmailAddress(` ${address}\n`)).toBe(address)
  })

  it.each([
    ['nothing', ''],
    ['a name', 'Mari'],
    ['no domain', 'mari@'],
    ['no name', '@example.eu'],
    ['a domain of one label', 'mari@localhost'],
    ['a number for a top-level domain', 'mari@127.0.0.1'],
    ['two at signs', 'mari@example@example.eu'],
    ['two addresses', 'mari@example.eu,ines@example.eu'],
    ['two addresses with a space', 'mari@example.eu ines@example.eu'],
    ['a name beside it', 'Mari <mari@example.eu>'],
    ['a second header', 'mari@example.eu\nBcc: ines@example.eu'],
    ['a second header behind a carriage return', 'mari@example.eu\rBcc:ines@example.eu'],
    ['a quoted name', '"mari maasikas"@example.eu'],
    ['a dot too many', 'mari..maasikas@example.eu'],
    ['a dot at the end', 'mari.@example.eu'],
    ['a label that ends with a hyphen', 'mari@example-.eu'],
    ['a formula', '=HYPERLINK(1)@example.eu'],
    ['what a spreadsheet takes for a sum', '+1@example.eu'],
    ['what a spreadsheet takes for a difference', '-1@example.eu'],
    ['a character that nobody sees', 'ma\u200Bri@example.eu'],
    ['a turned direction', 'mari\u202E@example.eu'],
    ['more than mail servers take', `mari@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.eu`],
  ])('is not %s', (_what, typed) => {
    expect(readEmailAddress(typed)).toBeNull()
  })

  it('is judged at once, however it was made to take long', () => {
    const start = performance.now()
    for (const typed of [`${'a'.repeat(249)}@`, `a@${'a.'.repeat(125)}`, `a@${'a-'.repeat(125)}`, 'a'.repeat(1e6)]) {
      expect(readEmailAddress(typed)).toBeNull()
    }
    expect(performance.now() - start).toBeLessThan(200)
  })

  it('is the same in large letters', () => {
    expect(spelledAlike('Mari@EXAMPLE.eu')).toBe(spelledAlike('mari@example.eu'))
  })
})
