import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyExport } from '#lib/opening/export-file'
import { nodeDecrypt } from '#lib/opening/node/decrypt'
import { batchOpener } from '#lib/opening/open-batch'
import { openingSentence } from '#lib/opening/sentences'
import {
  anExportHeader,
  aStatement,
  exportBytes,
  registrationNumber,
  sealAll,
  testPrivateKey,
} from '#tests/support/exports'
import { aFlip, withFlip } from '#tests/support/flips'

const sealed = await sealAll(
  Array.from({ length: 5 }, () => aStatement('EE')),
  'EE',
)
const bytes = exportBytes(anExportHeader('EE'), sealed)

const verified = (contents: Buffer) =>
  verifyExport({ size: contents.length, read: (from, to) => Promise.resolve(contents.subarray(from, to)) })

describe('one bit that flips', () => {
  it('anywhere in an export is noticed before anything is opened, and the export is named', async () => {
    expect(await verified(bytes)).toMatchObject({ ok: true })
    const trailer = aFlip(bytes.lastIndexOf('{"count"'), bytes.length)
    const header = aFlip(0, bytes.indexOf('\n') + 1)
    await fc.assert(
      fc.asyncProperty(fc.oneof(aFlip(0, bytes.length), trailer, header), async (flip) => {
        const result = await verified(withFlip(bytes, flip))
        if (result.ok) throw new Error('was not noticed')
        expect(openingSentence({ code: result.problem })).toMatch(/export.*No file was written/u)
      }),
      { numRuns: 1000 },
    )
  })

  it('anywhere in a statement on the server’s disk, where the trailer fits again, is noticed, and its number named', async () => {
    const task = { privateKeys: [testPrivateKey], expected: { initiative: registrationNumber, memberState: 'EE' } }
    const open = batchOpener(task, nodeDecrypt(task.privateKeys))
    expect(await open({ id: 1, sealed })).toMatchObject({ opened: { ok: true } })
    // The last letter of a seal has bits to spare, which must not be another spelling of it.
    const place = fc.nat({ max: sealed.length - 1 }).chain((index) => {
      const { length } = sealed[index] ?? ''
      return fc.record({ index: fc.constant(index), flip: fc.oneof(aFlip(0, length), aFlip(length - 1, length)) })
    })
    await fc.assert(
      fc.asyncProperty(place, async ({ index, flip }) => {
        const flipped = withFlip(Buffer.from(sealed[index] ?? ''), flip).toString('latin1')
        const { opened } = await open({ id: 1, sealed: sealed.with(index, flipped) })
        expect(opened).toMatchObject({ ok: false, problem: { index } })
      }),
      { numRuns: 500 },
    )
  })
})
