import { describe, expect, it } from 'vitest'
import { waitingLine } from '#lib/surge/waiting-line'

const key = Buffer.alloc(32, 7)
const start = Date.parse('2026-11-22T11:00:00Z')

describe('the line in front of the form', () => {
  it('gives whoever comes later a later turn, as many a second as can be let in', () => {
    const line = waitingLine(key, () => 10)
    const seconds = Array.from({ length: 100 }, () => line.place(start).seconds)
    expect(seconds[0]).toBe(3)
    expect(seconds).toEqual(seconds.toSorted((one, other) => one - other))
    expect(seconds.at(-1)).toBe(13)
  })

  it('keeps its promise: the turn comes when it was said to, and not a moment before', () => {
    const line = waitingLine(key, () => 1)
    const { turn, seconds } = line.place(start)
    expect(line.look(turn, start)).toEqual({ seconds })
    expect(line.look(turn, start + seconds * 1000 - 1001)).toEqual({ seconds: 2 })
    expect(line.look(turn, start + seconds * 1000)).toBe('come')
  })

  it('keeps a turn for ten minutes, and lets nobody in with it for ever', () => {
    const line = waitingLine(key, () => 1)
    const { turn, seconds } = line.place(start)
    expect(line.look(turn, start + seconds * 1000 + 9 * 60_000)).toBe('come')
    expect(line.look(turn, start + seconds * 1000 + 11 * 60_000)).toBeNull()
  })

  it('knows only turns that it gave itself', () => {
    const line = waitingLine(key, () => 1)
    const { turn } = line.place(start)
    const other = waitingLine(Buffer.alloc(32, 8), () => 1).place(start).turn
    const [, signature = ''] = turn.split('.')
    for (const made of [
      other,
      '',
      'x',
      `${start.toString(36)}.${signature}`,
      turn.slice(0, -1),
      `${turn}x`,
      '.'.repeat(30),
    ]) {
      expect(line.look(made, start + 60_000)).toBeNull()
    }
  })

  it('sends nobody away for longer than a quarter of an hour at once', () => {
    const line = waitingLine(key, () => 0)
    for (let count = 0; count < 2000; count += 1) line.place(start)
    expect(line.place(start).seconds).toBe(900)
  })
})
