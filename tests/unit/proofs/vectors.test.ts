import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { logKey } from '#lib/crypto/instance-key'
import { derivedKey, digestOfParts } from '#lib/crypto/tokens'
import { isConsistent, isIncluded } from '#lib/proofs/check-proofs'
import { checkpointText, readCheckpoint } from '#lib/proofs/checkpoint'
import { commitmentOf } from '#lib/proofs/commitment'
import { cosignature, cosignedAt, cosignedMessage } from '#lib/proofs/cosignature'
import { eventEntry, readEntry } from '#lib/proofs/entries'
import { emptyFrontier, grown, rootOf } from '#lib/proofs/frontier'
import { headsOf } from '#lib/proofs/heads'
import { readInclusionFile, writeInclusionFile } from '#lib/proofs/inclusion-file'
import { readState, stateEntry, stateLines } from '#lib/proofs/log-state'
import { isEd25519, isSignedBy, readNote, readSignature, signatureLine, writeNote } from '#lib/proofs/signed-note'
import { bundleOf, readBundle, readTilePath, tilePath } from '#lib/proofs/tiles'
import { consistencyProof, inclusionProof, rootOfTree, type TileHash } from '#lib/proofs/tree'
import { leafHash } from '#lib/proofs/tree-hash'
import { readVerifierKey, verifierKeyLine } from '#lib/proofs/verifier-key'
import { vectorsByHand } from '../../support/log-by-hand.ts'
import published from '../../vectors/public-log.json' with { type: 'json' }

const { statement, event, state, tree, tiles, inclusion, consistency, checkpoint, cosignature: witness } = published

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const unhex = (text: string): Buffer => Buffer.from(text, 'hex')
const entries = tree.entries.map(unhex)
const leaves = entries.map((entry) => leafHash(entry))
const read: TileHash = (level, index) => {
  const width = 256 ** level
  return rootOf(grown(emptyFrontier, leaves.slice(index * width, (index + 1) * width)))
}
const logsKey = readVerifierKey(checkpoint.key)!
const witnessKey = readVerifierKey(witness.key)!
const note = readNote(checkpoint.note)!

/** Anything read, written and one bit changed: what must not pass. */
const changed = (bytes: Uint8Array): Buffer => {
  const other = Buffer.from(bytes)
  other.writeUInt8(other.readUInt8(0) ^ 1, 0)
  return other
}

test('the published vectors are what the RFCs and the specification give, by code that is not ours', () => {
  expect(published).toEqual(vectorsByHand())
})

test('the specification prints them', () => {
  const page = readFileSync('docs/verifying.md', 'utf8')
  const { serverSecret, fingerprint, blind, sealed, digest, commitment } = statement
  for (const value of [serverSecret, fingerprint, blind, sealed, digest, commitment, statement.leafHash])
    expect(page).toContain(value)
  for (const value of [event.text, checkpoint.note, witness.key, checkpoint.key, witness.line])
    expect(page).toContain(value)
  expect(page).toContain(tree.root)
})

describe('lib/proofs and lib/crypto give the published', () => {
  test('blind, digest, commitment and leaf', () => {
    const { serverSecret, formToken, fingerprint, blind, sealed, digest, commitment } = statement
    const key = derivedKey(unhex(serverSecret), 'colligo log blinding')
    expect(hexOf(digestOfParts(key, [formToken, unhex(fingerprint)]))).toBe(blind)
    expect(sha256Of(Buffer.from(sealed))).toBe(digest)
    expect(hexOf(commitmentOf(unhex(blind), unhex(digest)))).toBe(commitment)
    expect(hexOf(leafHash(unhex(commitment)))).toBe(statement.leafHash)
    expect(readEntry(unhex(commitment))).toEqual({ kind: 'commitment', commitment: unhex(commitment) })
  })

  test('event', () => {
    const found = readEntry(Buffer.from(event.text))!
    expect(found).toEqual({
      kind: 'event',
      event: { event: 'removed', on: '2026-12-01', leaf: 20, reason: 'withdrawn' },
    })
    if (found.kind === 'event') expect(Buffer.from(eventEntry(found.event)).toString()).toBe(event.text)
    expect(hexOf(leafHash(Buffer.from(event.text)))).toBe(event.leafHash)
  })

  test('state, and what its heads are bound with', () => {
    const found = readState(state.text)!
    expect(Buffer.from(stateEntry(found)).toString()).toBe(state.text)
    expect(found).toMatchObject({ submissions: 295, tests: 12, counted: 270, memberStates: { EE: 150, IE: 120 } })
    expect(found.heads).toBe(headsOf(unhex(state.salt), unhex(state.auditLink), unhex(state.statementsLink)))
    expect(hexOf(leafHash(Buffer.from(state.text)))).toBe(state.leafHash)
    expect(readState(state.text.replace('tests 12', 'tests 012')), 'written in another way').toBeNull()
  })

  test('root, by growing and from tiles', () => {
    expect(entries).toHaveLength(300)
    expect(hexOf(rootOf(grown(emptyFrontier, leaves)))).toBe(tree.root)
    expect(hexOf(rootOfTree(read, tree.size))).toBe(tree.root)
  })

  test('tiles', () => {
    const bytesOf = (path: string): Uint8Array => {
      const { level, index, width } = readTilePath(path)!
      const numbers = Array.from({ length: width }, (_, at) => index * 256 + at)
      if (level !== 'entries') return Buffer.concat(numbers.map((number) => read(level, number)))
      const bundle = bundleOf(numbers.map((number) => entries[number]!))
      expect(readBundle(bundle)).toHaveLength(width)
      return bundle
    }
    for (const [path, digest] of Object.entries(tiles)) {
      expect(tilePath(readTilePath(path)!)).toBe(path)
      expect(sha256Of(bytesOf(path)), path).toBe(digest)
    }
  })

  test('proof that the statement is in', () => {
    const { index, size } = inclusion
    const proof = inclusionProof(read, index, size)
    expect(proof.map(hexOf)).toEqual(inclusion.path)
    const head = { size, root: unhex(tree.root) }
    expect(isIncluded(unhex(statement.leafHash), index, head, proof)).toBe(true)
    expect(isIncluded(changed(unhex(statement.leafHash)), index, head, proof)).toBe(false)
    expect(writeInclusionFile({ index, proof, checkpoint: checkpoint.note })).toBe(inclusion.file)
    expect(readInclusionFile(inclusion.file)!.proof.map(hexOf)).toEqual(inclusion.path)
  })

  test('proof that the tree has only grown', () => {
    const { from, to } = consistency
    const proof = consistencyProof(read, from, to)
    expect(proof.map(hexOf)).toEqual(consistency.path)
    const [older, newer] = [
      { size: from, root: unhex(consistency.fromRoot) },
      { size: to, root: unhex(tree.root) },
    ]
    expect(isConsistent(older, newer, proof)).toBe(true)
    expect(isConsistent({ ...older, root: changed(older.root) }, newer, proof)).toBe(false)
  })

  test.each([checkpoint.earlierNote, checkpoint.note])(
    'checkpoint with the key that the server’s secret gives',
    async (text) => {
      const signed = readNote(text)!
      const head = readCheckpoint(signed.text)!
      expect(checkpointText(head)).toBe(signed.text)
      expect(hexOf(head.root)).toBe(hexOf(rootOf(grown(emptyFrontier, leaves.slice(0, head.size)))))
      expect(head.extension).toEqual(stateLines(readState(entries[head.size - 1]!.toString())!))
      const key = logKey(unhex(statement.serverSecret))
      expect(verifierKeyLine({ ...logsKey, publicKey: key.publicKey })).toBe(checkpoint.key)
      expect(hexOf(signed.signatures[0]!.bytes)).toBe(hexOf(key.sign(Buffer.from(signed.text))))
      expect(writeNote(signed)).toBe(text)
      expect(await isSignedBy(signed, logsKey)).toBe(true)
      expect(await isSignedBy({ ...signed, text: signed.text.replace('tests 12', 'tests 11') }, logsKey)).toBe(false)
    },
  )

  test('cosignature', async () => {
    const signature = readSignature(witness.line.trimEnd())!
    expect(signatureLine(cosignature(witnessKey, witness.seconds, signature.bytes.subarray(8)))).toBe(witness.line)
    const message = cosignedMessage(note.text, witness.seconds)
    expect(await isEd25519(witnessKey.publicKey, message, signature.bytes.subarray(8))).toBe(true)
    const cosigned = readNote(checkpoint.note + witness.line)!
    expect(await cosignedAt(cosigned, witnessKey)).toEqual(new Date(witness.seconds * 1000))
    expect(await isSignedBy(cosigned, logsKey), 'as well').toBe(true)
    expect(await cosignedAt(readNote(checkpoint.earlierNote + witness.line)!, witnessKey), 'of another').toBeNull()
  })
})
