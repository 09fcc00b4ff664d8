import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementLinks } from '#db/chain'
import { aLeaf, placeOf, relinked, removedLeaf, swapped, type Deed } from '#tests/support/log-tampering'
import { aLoggedCollection, aLoggedStatement, asked, copyOf, verifiedFiles, writeBehind } from '#tests/support/logged'

let collection: Awaited<ReturnType<typeof aLoggedCollection>>

beforeAll(async () => {
  collection = await aLoggedCollection()
}, 120_000)

afterAll(async () => {
  await collection.close()
})

const kept = (id: number): string => `(SELECT identifier FROM statements WHERE id = ${String(id)})`

const ownColumns = ({ identifier, fingerprint, sealed, signedOn, language }: ReturnType<typeof aLoggedStatement>) => ({
  ...{ identifier, fingerprint, sealed, signedOn, language },
})

describe('whoever writes behind the server’s back is found, with table and row:', () => {
  test.each<Deed>([
    // Statements.
    ['another seal', "UPDATE statements SET sealed = sealed || 'a' WHERE id = 7", 'digest-differs', 'statements', '7'],
    [
      'another Member State',
      "UPDATE statements SET member_state = 'FI' WHERE id = 7",
      'member-state-differs',
      'statements',
      '7',
    ],
    ['another day', "UPDATE statements SET signed_on = '2026-01-01' WHERE id = 7", 'row-unfit', 'statements', '7'],
    ['a statement that went', 'DELETE FROM statements WHERE id = 7', 'row-unfit', 'statements', '8'],
    [
      'a last statement that went',
      'DELETE FROM statements WHERE id = (SELECT max(id) FROM statements)',
      'tally-differs',
      'tallies',
      'EE',
    ],
    ['two in each other’s place', swapped('statements', 'id', 7, 8), 'row-unfit', 'statements', '7'],
    [
      'a statement that was put in',
      (database) => {
        const row = aLoggedStatement()
        const chain = statementLinks(database)(row)
        database.$client
          .prepare(
            `INSERT INTO statements (id, identifier, member_state, fingerprint, sealed, signed_on, language, chain)
             VALUES (9000, @identifier, 'EE', @fingerprint, @sealed, @signedOn, @language, @chain)`,
          )
          .run({ ...ownColumns(row), chain })
        database.$client.exec("UPDATE tallies SET counted = counted + 1 WHERE member_state = 'EE'")
      },
      'leaf-missing',
      'statements',
      '9000',
    ],
    [
      'a chain of statements that was written anew',
      relinked('statements', 100, (row) => ({ ...row, language: 'fi' })),
      'head-unknown',
      'checkpoints',
      'SELECT min(size) FROM checkpoints WHERE statements_head IN (SELECT chain FROM statements WHERE id >= 100)',
    ],
    // Places.
    [
      'a place that went',
      `DELETE FROM leaf_places WHERE position = (${aLeaf})`,
      'place-missing',
      'leaf_places',
      placeOf(aLeaf),
    ],
    [
      'a place of an event',
      `UPDATE leaf_places SET position = 0 WHERE position = (${aLeaf})`,
      'place-of-no-commitment',
      'leaf_places',
      'position 0',
    ],
    [
      'a place of a test',
      `UPDATE leaf_places SET position = 2 WHERE position = (${aLeaf})`,
      'place-of-test',
      'leaf_places',
      'position 2',
    ],
    [
      'another digest',
      `UPDATE leaf_places SET digest = zeroblob(32) WHERE identifier = ${kept(7)}`,
      'digest-differs',
      'statements',
      '7',
    ],
    [
      'another Member State of a place',
      `UPDATE leaf_places SET member_state = 'FI' WHERE identifier = ${kept(7)}`,
      'member-state-differs',
      'statements',
      '7',
    ],
    [
      'a removal that was made up',
      `UPDATE leaf_places SET removed_on = '2026-11-29', removed_for = 'court' WHERE identifier = ${kept(7)}`,
      'removed-but-kept',
      'statements',
      '7',
    ],
    [
      'another reason of a removal',
      "UPDATE leaf_places SET removed_for = 'court' WHERE told_at IS NOT NULL",
      'removal-differs',
      'leaf_places',
      placeOf(removedLeaf),
    ],
    [
      'a removal that was taken back',
      `UPDATE leaf_places SET removed_on = NULL, removed_for = NULL, told_at = NULL WHERE position = (${removedLeaf})`,
      'removal-untold',
      'leaf_places',
      placeOf(removedLeaf),
    ],
    [
      'a batch that is none',
      `UPDATE leaf_places SET batch_id = 77 WHERE position = (${aLeaf})`,
      'batch-differs',
      'leaf_places',
      placeOf(aLeaf),
    ],
    // What waits.
    [
      'one that waited and went',
      'DELETE FROM waiting_leaves WHERE identifier = (SELECT min(identifier) FROM waiting_leaves)',
      'leaf-missing',
      'statements',
      'SELECT id FROM statements WHERE identifier = (SELECT min(identifier) FROM waiting_leaves)',
    ],
    [
      'one that waits for a place that is taken',
      `UPDATE waiting_leaves SET commitment = (SELECT entry FROM log_entries WHERE position = (${aLeaf}))
       WHERE identifier = (SELECT min(identifier) FROM waiting_leaves)`,
      'waits-in-vain',
      'waiting_leaves',
      'SELECT min(identifier) FROM waiting_leaves',
    ],
    // Tallies.
    [
      'one more that counts',
      "UPDATE tallies SET counted = counted + 1 WHERE member_state = 'EE'",
      'tally-differs',
      'tallies',
      'EE',
    ],
    ['one more that came again', 'UPDATE tallies SET repeated = repeated + 1', 'tallies-differ', 'tallies', 'all'],
    [
      'one fewer that was removed',
      "UPDATE tallies SET removed = removed - 1 WHERE member_state = 'EE'",
      'tally-differs',
      'tallies',
      'EE',
    ],
    // Marks of removals.
    [
      'another link in a mark',
      'UPDATE removed_statements SET chain = zeroblob(32) WHERE id = (SELECT max(id) FROM removed_statements)',
      'mark-unrecorded',
      'removed_statements',
      'SELECT max(id) FROM removed_statements',
    ],
    [
      'a mark that went',
      'DELETE FROM removed_statements WHERE id = (SELECT max(id) FROM removed_statements)',
      'mark-missing',
      'audit',
      `SELECT a.id FROM audit AS a JOIN removed_statements AS r ON lower(hex(r.chain)) = a.sha256
             WHERE r.id = (SELECT max(id) FROM removed_statements)`,
    ],
  ])('%s', async (_what, write, code, table, row) => {
    const copy = copyOf(collection.data)
    await writeBehind(copy, write)
    const { findings } = await verifiedFiles(copy, collection.key)
    const place = { code, table, row: row.startsWith('SELECT') ? String(asked(collection.data, row)) : row }
    expect(findings).toContainEqual({ ...place, numbers: expect.any(Object) as object })
  })
})
