import { describe, expect, it, test } from 'vitest'
import { readInitiative } from '#lib/register/read-initiative'
import { smallJsonWith, smallXml, smallXmlWith } from '#tests/support/sample-initiative/small-initiative'

/** The codes of a refusal, and that it came at once: none of these files may keep the server busy. */
function codesOf(file: string | Uint8Array): readonly string[] {
  const startedAt = performance.now()
  const read = readInitiative(file)
  expect(performance.now() - startedAt).toBeLessThan(5000)
  return read.ok ? [] : [...new Set(read.problem.map(({ code }) => code))]
}

const withDoctype = (doctype: string, entity = '&x;') =>
  smallXmlWith('?>\n', `?>\n${doctype}\n`).replace('Room under', entity)

const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${String(n + 1)} "${`&l${String(n)};`.repeat(10)}">`)
const blowUp = `<!DOCTYPE initiative [<!ENTITY x "${'x'.repeat(100_000)}">]>`

describe('a DOCTYPE is refused, whatever is in it', () => {
  it.each([
    ['a billion laughs', withDoctype(`<!DOCTYPE initiative [<!ENTITY l0 "lol">${laughs.join('')}]>`, '&l9;')],
    ['a quadratic blow-up', withDoctype(blowUp, '&x;'.repeat(100_000))],
    ['an external entity', withDoctype('<!DOCTYPE initiative [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['an external subset', withDoctype('<!DOCTYPE initiative SYSTEM "http://mallory.example/x.dtd">')],
    ['a public identifier', withDoctype('<!DOCTYPE initiative PUBLIC "-//M//X" "http://mallory.example/x.dtd">')],
    ['a parameter entity', withDoctype('<!DOCTYPE initiative [<!ENTITY % x SYSTEM "file:///dev/random"> %x;]>')],
    ['an internal subset with defaults', withDoctype('<!DOCTYPE initiative [<!ATTLIST title x CDATA "y">]>', 'R')],
    ['a comment in it that looks like its end', withDoctype('<!DOCTYPE initiative [<!-- ]> --> <!ENTITY x "y">]>')],
    ['a notation', withDoctype('<!DOCTYPE initiative [<!NOTATION x SYSTEM "x">]>', 'R')],
  ])('%s', (_, file) => {
    expect(codesOf(file)).toEqual(['doctype'])
  })

  it('even cut short, or after the initiative', () => {
    expect(codesOf(`${smallXml}<!DOCTYPE initiative>`)).toEqual(['malformed-xml'])
    expect(codesOf('<!DOCTYPE initiative [')).toEqual(['malformed-xml'])
    expect(codesOf('<!doctype initiative><initiative/>')).toEqual(['malformed-xml'])
  })

  it('but its mention in a text is only words', () => {
    const read = readInitiative(smallXmlWith('Nesting', '<![CDATA[<!DOCTYPE x>]]> Nesting'))
    expect(read).toMatchObject({
      ok: true,
      value: { texts: [{ objectives: '<!DOCTYPE x> Nesting places for swifts.' }, {}] },
    })
  })
})

test.each([
  '&x;',
  '&constructor;',
  '&__proto__;',
  '&#0;',
  '&#x1F;',
  '&#xD800;',
  '&#99999999;',
  '&amp',
  '& ',
  ']]>',
  '<',
])('no reference but to a character or to XML’s own five: %s', (words) => {
  expect(codesOf(smallXmlWith('Room under', `Room ${words} under`))).toEqual(['malformed-xml'])
})

const million = 1_000_000

describe('size and depth', () => {
  it('elements deeper than 32', () => {
    expect(codesOf('<initiative>'.repeat(33))).toEqual(['too-deep'])
    expect(codesOf('<a>'.repeat(300_000))).toEqual(['too-deep'])
    expect(codesOf(smallXmlWith('<languages>', `${'<x>'.repeat(31)}${'</x>'.repeat(31)}<languages>`))).toEqual([])
  })

  it('JSON as deep as the file is long', () => {
    expect(codesOf('{"a":'.repeat(200_000))).toEqual(['malformed-json'])
    const deep = `{"texts":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    expect(codesOf(deep)).toContain('wrong-type')
  })

  it('a huge attribute', () => {
    expect(codesOf(smallXmlWith('ECI(2026)000001', 'E'.repeat(million)))).toEqual(['too-long'])
    expect(codesOf(smallXmlWith('role="', `unheard-of="${'&lt;'.repeat(200_000)}" role="`))).toEqual([])
  })

  it.each(['registrationDate', 'url', 'startOfTheCollectionPeriod'])('a huge %s', (name) => {
    const file = smallXml.replace(new RegExp(`${name}="[^"]*"`, 'u'), `${name}="https://${'a.'.repeat(400_000)}"`)
    expect(codesOf(file)).toEqual(['too-long'])
  })

  it('a huge e-mail address', () => {
    expect(codesOf(smallXmlWith('ines@example.eu', `i@${'a-'.repeat(400_000)}`))).toEqual(['too-long'])
  })
})

test('XML 1.1, which allows control characters by reference, is read by the rules of 1.0', () => {
  const later = smallXml.replace('version="1.0"', 'version="1.1"')
  expect(codesOf(later)).toEqual([])
  expect(codesOf(later.replace('Koht', '&#1;Koht'))).toEqual(['malformed-xml'])
})

describe('length', () => {
  it('more white space than words', () => {
    expect(codesOf(smallXmlWith('Room under', `Room${' '.repeat(million)}under`))).toEqual(['too-long'])
    expect(codesOf(smallXmlWith('Nesting', `${' '.repeat(million)}Nesting`))).toEqual([])
  })

  it('one byte more than 1 MiB, in text as in bytes', () => {
    const padded = smallXml.padEnd(1024 * 1024, '\n')
    expect(codesOf(padded)).toEqual([])
    expect(codesOf(Buffer.from(padded))).toEqual([])
    expect(codesOf(`${padded}\n`)).toEqual(['too-large'])
    expect(codesOf(Buffer.from(`${padded}\n`))).toEqual(['too-large'])
  })
})

describe('numbers', () => {
  it('of organisers or texts beyond 200', () => {
    expect(codesOf(smallXmlWith('<organisers>', `<organisers>${'<organiser/>'.repeat(80_000)}`))).toEqual(['too-many'])
    for (const list of ['organisers', 'texts']) {
      expect(codesOf(`{"${list}":[${'{},'.repeat(300_000)}{}]}`)).toEqual(['too-many'])
      expect(codesOf(`{"${list}":[${'{},'.repeat(199)}{}]}`)).not.toContain('too-many')
    }
  })

  it('of other elements, attributes or keys', () => {
    const titles = '<title/>'.repeat(120_000)
    expect(codesOf(smallXmlWith('<title>Koht', `${titles}<title>Koht`))).toEqual(['duplicated', 'missing'])
    expect(codesOf(smallXmlWith('<languages>', `${'<x/>'.repeat(200_000)}<languages>`))).toEqual([])
    const attributes = Array.from({ length: 80_000 }, (_, n) => `a${String(n)}=""`).join(' ')
    expect(codesOf(smallXmlWith('<languages>', `<languages ${attributes}>`))).toEqual([])
    const keys = Array.from({ length: 80_000 }, (_, n) => `"a${String(n)}":0`).join()
    expect(codesOf(`{${keys}}`)).toContain('unknown-key')
  })
})

describe('encodings', () => {
  const utf16 = smallXml.replace('UTF-8', 'UTF-16')
  const bigEndian = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()

  it.each([
    ['UTF-8', Buffer.from(smallXml)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${smallXml}`)],
    ['UTF-16, low byte first', Buffer.from(`\uFEFF${utf16}`, 'utf16le')],
    ['UTF-16, high byte first', bigEndian(utf16)],
    ['UTF-16 without an encoding declared', bigEndian(smallXml.replace(' encoding="UTF-8"', ''))],
    ['text with a mark', `\uFEFF${smallXml}`],
    ['text, whatever it was before', utf16],
    ['JSON with a mark', Buffer.from(`\uFEFF${smallJsonWith('PT', 'pt')}`)],
  ])('%s is read', (_, file) => {
    expect(codesOf(file)).toEqual([])
  })

  it.each([
    ['Latin-1 declared', Buffer.from(smallXml.replace('UTF-8', 'ISO-8859-1'))],
    ['UTF-16 declared of UTF-8', Buffer.from(utf16)],
    ['UTF-8 declared of UTF-16', bigEndian(smallXml)],
    ['bytes of Latin-1', Buffer.from(smallXmlWith('Ines', 'Inês'), 'latin1')],
    ['an overlong slash', Buffer.concat([Buffer.from(smallXml), Buffer.from([0xc0, 0xaf])])],
    ['half a surrogate pair', Buffer.concat([Buffer.from(smallXml), Buffer.from([0xed, 0xa0, 0x80])])],
    ['an odd byte of UTF-16', bigEndian(utf16).subarray(0, -1)],
    ['UTF-16 without a mark', Buffer.from(utf16, 'utf16le')],
    ['half a surrogate pair in text', `${smallXml}\uD800`],
    ['a NUL', `${smallXml}\0`],
  ])('%s is refused', (_, file) => {
    expect(codesOf(file)).toEqual(['wrong-encoding'])
  })
})

describe('addresses that would run, mislead or break out are refused', () => {
  it.each([
    'javascript:alert(1)', 'JavaScript:alert(1)', 'java&#10;script:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd',
    'ftp://example.eu', '//example.eu', '/en', 'www.example.eu', 'https:example.eu', 'https:/example.eu', 'https://',
    'https:\\\\example.eu', 'https://example.eu@mallory.example', 'https://:x@mallory.example', 'https://example.eu\\@mallory.example',
    'https://example.eu/a b', 'https://example.eu/&quot;onclick=', 'https://example.eu/&lt;script>', 'http://[::1', 'https://exa&#9;mple.eu',
  ])('%s', (address) => {
    for (const place of ['https://register.example.eu/2026/000001', 'https://swifts.example.eu/annex.pdf']) {
      expect(['not-a-web-address', 'control-character']).toContain(codesOf(smallXmlWith(place, address)).join())
    }
  }) // prettier-ignore

  it.each([
    'http://example.eu',
    'HTTPS://EXAMPLE.EU/',
    'https://example.eu/põhja?a=1&amp;b=%20#c',
    'https://räästas.example.eu:8443/',
  ])('%s is kept as it is', (address) => {
    const read = readInitiative(smallXmlWith('https://swifts.example.eu/en', address))
    expect(read.ok && read.value.texts[0]?.websiteUrl).toBe(address.replace('&amp;', '&'))
  })

  it.each(['ines', 'ines@', '@example.eu', 'ines@example', 'ines@example.eu, mallory@example.eu', 'ines example@example.eu',
    'ines@example.eu&amp;subject=x', '"ines"@example.eu', 'ines@-.eu', 'ines@exa_mple.eu', 'mailto:ines@example.eu',
    'ines?subject=x@example.eu', 'ines&amp;bcc=x@example.eu', 'ines%0Abcc@example.eu',
  ])('e-mail address %s', (address) => {
    expect(codesOf(smallXmlWith('ines@example.eu', address))).toEqual(['not-an-email-address'])
  }) // prettier-ignore
})

describe('characters that nobody sees are refused', () => {
  it.each(['\u0085', '\u009B', '\u202E', '\u2066', '\uFDD0', '\u{1FFFF}', '\u007F', '&#13;'])(
    '%j in every text',
    (character) => {
      for (const word of ['Ines', 'Valadares', 'Koht', 'Pesapaigad']) {
        expect(codesOf(smallXmlWith(word, `${word}${character}x`))).toEqual(['control-character'])
      }
    },
  )

  it.each(['&#10;', '\n', '\u2028', '&#9;'])('%j in what must be one line', (character) => {
    for (const word of ['Ines', 'Valadares', 'Koht']) {
      expect(codesOf(smallXmlWith(word, `${word}${character}x`))).toEqual(['control-character'])
    }
    expect(codesOf(smallXmlWith('Pesapaigad', `Pesapaigad${character}x`))).toEqual([])
  })

  it.each([String.raw`\ud800`, String.raw`\u0000`, String.raw`\u001b[2J`, String.raw`\uffff`])(
    '%s written in JSON',
    (escape) => {
      for (const word of ['Ines', 'Koht', 'Pesapaigad']) {
        expect(codesOf(smallJsonWith(word, word + escape))).toEqual(['control-character'])
      }
    },
  )
})

test('names that JavaScript knows are not taken for names of the format', () => {
  const keys = '"__proto__":{"period":{}},"constructor":1,"toString":2,'
  expect(codesOf(smallJsonWith('"registeredOn"', `${keys}"registeredOn"`))).toEqual(['unknown-key'])
  expect(codesOf('{"__proto__":{"registrationNumber":"X"}}')).toContain('missing')
  expect(codesOf(smallXmlWith('<languages>', '<languages><constructor/><__proto__ hasOwnProperty="x"/>'))).toEqual([])
})

test('a problem never quotes what the file says', () => {
  const secret = 'MARI-36805280109'
  for (const name of ['Ines', 'PT', 'ines@example.eu', 'representative', '2026-06-17', 'Koht katuse all', 'true']) {
    const read = readInitiative(smallXml.replaceAll(name, `${secret}\u202E`))
    expect(JSON.stringify(read.ok ? secret : read.problem)).not.toContain(secret)
  }
  expect(JSON.stringify(readInitiative(`{"a": ${secret}}`))).not.toContain(secret)
})
