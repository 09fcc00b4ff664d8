import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '#lib/desk/read-answer'
import { aReceipt, aResult } from '#tests/support/returned-batch'

const file = (contents: Uint8Array | object): File =>
  new File([contents instanceof Uint8Array ? new Uint8Array(contents) : JSON.stringify(contents)], 'answer.json')

const manifest = {
  format: 'colligo-package/2',
  initiative: 'ECI(2026)000001',
  memberState: 'EE',
  statements: 'counted',
  batch: 1,
  count: 5,
}
const manifestSha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
const today = new Date('2027-06-01T10:00:00Z')

describe('an authority’s answer at the desk', () => {
  it('is compared with the list of the package', async () => {
    const receipt = await readAnswer(file(aReceipt({ manifestSha256 })), file(manifest), today)
    expect(receipt).toMatchObject({ ok: true, value: { isCompared: true, said: { kind: 'receipt' } } })
    const result = await readAnswer(file(aResult({ manifestSha256 })), file(manifest), today)
    expect(result).toMatchObject({ ok: true, value: { said: { kind: 'result', result: { valid: 3 } } } })
  })

  it.each([
    ['another package', { manifestSha256: '0'.repeat(64) }, 'other-manifest'],
    ['another batch', { batch: 2 }, 'other-batch'],
    ['another number', { count: 6 }, 'count-differs'],
    ['a day to come', { receivedOn: '2027-06-02' }, 'in-future'],
  ])('is refused where it is about %s', async (_, changes, code) => {
    const read = await readAnswer(file(aReceipt(changes)), file(manifest), today)
    expect(read).toMatchObject({ ok: false, problem: { field: 'answer', problem: { code } } })
  })

  it('is read without the list, which is said', async () => {
    const read = await readAnswer(file(aResult()), null, today)
    expect(read).toMatchObject({ ok: true, value: { isCompared: false } })
    const wrong = await readAnswer(file(aResult({ valid: 4 })), null, today)
    expect(wrong).toMatchObject({ ok: false, problem: { problem: { code: 'numbers-do-not-add-up' } } })
  })

  it('is refused where it or the list is another file', async () => {
    expect(await readAnswer(null, null)).toMatchObject({ problem: { problem: { code: 'no-answer' } } })
    expect(await readAnswer(file(new Uint8Array([0xff, 0xfe, 0xff])), null)).toMatchObject({ ok: false })
    expect(await readAnswer(file({ format: 'other' }), null)).toMatchObject({
      problem: { problem: { code: 'other-format' } },
    })
    expect(await readAnswer(file(aReceipt()), file({ format: 'other' }), today)).toMatchObject({
      problem: { field: 'record' },
    })
  })
})
