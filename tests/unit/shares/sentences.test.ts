import { describe, expect, test } from 'vitest'
import { joinSentence, readShareSentence } from '#lib/cli/keys/sentences'
import type { JoinProblem } from '#lib/shares/join-shares'
import { readShare } from '#lib/shares/share-text'
import vectors from '../../vectors/key-share.json' with { type: 'json' }

const text = vectors.splittings[0]?.shares[0] ?? ''
const groups = text.split(' ').slice(1)

describe('what is wrong with a share is said, and where', () => {
  test.each([
    ['nothing', '', 'That is not a share.'],
    ['a wrong digit', text.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10)), 'Group 24 is wrong.'],
    [
      'a group too few',
      groups.toSpliced(4, 1).join(' '),
      'Digits are missing: a share has 24 groups of six digits. Look at group 5',
    ],
    ['a group too few at the end', groups.slice(0, -1).join(' '), 'Those that are there are right.'],
    ['a digit too many', `${text}1`, 'There are digits too many'],
    [
      'groups of two sheets',
      groups.with(9, vectors.splittings[0]?.shares[1]?.split(' ')[10] ?? '').join(' '),
      'the whole is not',
    ],
  ])('%s', (_what, typed, sentence) => {
    const read = readShare(typed)
    if (read.ok) throw new Error('it was read')
    expect(readShareSentence(read.problem)).toContain(sentence)
  })

  test('a share of later', () => {
    expect(readShareSentence({ code: 'unknown-version' })).toContain('newer version')
  })
})

test.each<[JoinProblem, string]>([
  [{ code: 'too-few-shares', given: 0, needed: null }, 'No share was given.'],
  [{ code: 'too-few-shares', given: 1, needed: 2 }, '2 shares are needed, and one is there.'],
  [{ code: 'too-few-shares', given: 2, needed: 3 }, '3 shares are needed, and 2 are there.'],
  [{ code: 'another-key', share: 2 }, 'b.txt is a share of another key'],
  [{ code: 'another-splitting', share: 1 }, 'a.txt is a share of the same key, but from before or after'],
  [{ code: 'share-twice', share: 2 }, 'b.txt was given already.'],
  [{ code: 'joined-key-differs' }, 'they do not give the key'],
])('why shares give no key: %j', (problem, sentence) => {
  expect(joinSentence(problem, ['a.txt', 'b.txt'])).toContain(sentence)
})
