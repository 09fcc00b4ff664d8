import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aLeaf, lastSize, placeOf, relinked, sizeBefore, swapped, type Deed } from '#tests/support/log-tampering'
import { aLoggedCollection, asked, copyOf, verifiedFiles, writeBehind } from '#tests/support/logged'

let collection: Awaited<ReturnType<typeof aLoggedCollection>>

beforeAll(async () => {
  collection = await aLoggedCollection()
}, 120_000)

afterAll(async () => {
  await collection.close()
})

describe('whoever writes behind the server’s back is found, with table and row:', () => {
  test.each<Deed>([
    // The log's entries.
    [
      'another commitment',
      `UPDATE log_entries SET entry = zeroblob(32) WHERE position = (${aLeaf})`,
      'note-of-other-root',
      'checkpoints',
      `SELECT min(size) FROM checkpoints WHERE size > (${aLeaf})`,
    ],
    [
      'a last entry that went',
      'DELETE FROM log_entries WHERE position = (SELECT max(position) FROM log_entries)',
      'note-of-other-root',
      'checkpoints',
      lastSize,
    ],
    ['an entry that went', 'DELETE FROM log_entries WHERE position = 20', 'entry-missing', 'log_entries', '20'],
    [
      'two entries in each other’s place',
      swapped('log_entries', 'position', 3, 4),
      'note-of-other-root',
      'checkpoints',
      'SELECT min(size) FROM checkpoints',
    ],
    [
      'a leaf that was put in at the end',
      'INSERT INTO log_entries SELECT max(position) + 1, zeroblob(32) FROM log_entries',
      'place-missing',
      'leaf_places',
      placeOf('SELECT max(position) + 1 FROM log_entries'),
    ],
    [
      'figures that were raised',
      "UPDATE log_entries SET entry = CAST(replace(CAST(entry AS TEXT), 'counted 2', 'counted 9') AS BLOB) WHERE position = (SELECT max(position) FROM log_entries)",
      'note-of-other-entry',
      'checkpoints',
      lastSize,
    ],
    // Tiles.
    ['hashes of a tile', 'UPDATE log_tiles SET hashes = zeroblob(8192)', 'tile-differs', 'log_tiles', '0/0'],
    ['the root of a tile', 'UPDATE log_tiles SET root = zeroblob(32)', 'tile-differs', 'log_tiles', '0/0'],
    ['a tile that went', 'DELETE FROM log_tiles', 'tile-missing', 'log_tiles', '0/0'],
    [
      'a tile that was put in',
      'INSERT INTO log_tiles SELECT 1, 0, hashes, root FROM log_tiles',
      'tile-too-many',
      'log_tiles',
      '1/0',
    ],
    // Checkpoints.
    [
      'the note of another checkpoint',
      `UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = (${sizeBefore})) WHERE size = (${lastSize})`,
      'note-of-other-size',
      'checkpoints',
      lastSize,
    ],
    [
      'an older note that was written anew',
      `UPDATE checkpoints SET note = replace(note, 'repeated 0', 'repeated 10') WHERE size = (${sizeBefore})`,
      'note-not-signed',
      'checkpoints',
      sizeBefore,
    ],
    [
      'a note that is none',
      `UPDATE checkpoints SET note = 'x' WHERE size = (${sizeBefore})`,
      'note-unreadable',
      'checkpoints',
      sizeBefore,
    ],
    [
      'another salt',
      `UPDATE checkpoints SET salt = zeroblob(32) WHERE size = (${sizeBefore})`,
      'heads-differ',
      'checkpoints',
      sizeBefore,
    ],
    [
      'another last link of the audit',
      `UPDATE checkpoints SET audit_head = zeroblob(32) WHERE size = (${lastSize})`,
      'heads-out-of-order',
      'checkpoints',
      lastSize,
    ],
    [
      'another last link of the statements',
      `UPDATE checkpoints SET statements_head = randomblob(32) WHERE size = (${lastSize})`,
      'head-unknown',
      'checkpoints',
      lastSize,
    ],
    [
      'another time',
      `UPDATE checkpoints SET at = '2026-01-01T00:00:00.000Z' WHERE size = (${lastSize})`,
      'note-of-other-time',
      'checkpoints',
      lastSize,
    ],
    [
      'a checkpoint that went',
      `DELETE FROM checkpoints WHERE size = (${sizeBefore})`,
      'checkpoint-missing',
      'checkpoints',
      sizeBefore,
    ],
    [
      'an audit that was told further than it went',
      `UPDATE checkpoints SET audit_id = 9000 WHERE size = (${sizeBefore})`,
      'heads-out-of-order',
      'checkpoints',
      sizeBefore,
    ],
    // The audit.
    ['another event', "UPDATE audit SET event = 'signed-in' WHERE id = 2", 'row-unfit', 'audit', '2'],
    ['a row that went', 'DELETE FROM audit WHERE id = 2', 'row-unfit', 'audit', '3'],
    ['an end that went', 'DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)', 'rows-cut', 'audit', 'the last'],
    [
      'an audit that was written anew',
      (database) => {
        const id = Number(asked(collection.data, "SELECT id FROM audit WHERE event = 'batch-frozen'"))
        relinked('audit', id, (row) => ({ ...row, count: 5 }))(database)
      },
      'told-differently',
      'audit',
      "SELECT id FROM audit WHERE event = 'batch-frozen'",
    ],
    [
      'an audit that was written anew where nobody is told of it',
      relinked('audit', 1, (row) => ({ ...row, at: '2026-01-01T00:00:00.000Z' })),
      'head-unknown',
      'checkpoints',
      'SELECT min(size) FROM checkpoints WHERE audit_head <> zeroblob(32)',
    ],
  ])('%s', async (_what, write, code, table, row) => {
    const copy = copyOf(collection.data)
    await writeBehind(copy, write)
    const { findings } = await verifiedFiles(copy, collection.key)
    const place = { code, table, row: row.startsWith('SELECT') ? String(asked(collection.data, row)) : row }
    expect(findings).toContainEqual({ ...place, numbers: expect.any(Object) as object })
  })
})
