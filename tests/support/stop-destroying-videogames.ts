import { readFileSync } from 'node:fs'
import { daysFrom, daysLater } from '#lib/forecast/calendar'
import type { DayCount } from '#lib/forecast/pace'

/** By so much the log's clock is behind Brussels: its counter stands still from seven hours before the last midnight. */
const behind = 7 * 60 * 60 * 1000
/** In July Brussels is two hours ahead of UTC. */
const ahead = 2 * 60 * 60 * 1000

/**
 * Stop Destroying Videogames by day, from an hourly log of its public counter (repository
 * Kingofhollows099/Stop-Destroying-Games-Signatures): the days of Brussels that the log has whole, 29 June to 31 July
 * 2025. What stood there at midnight is read off the line between the two looks around it.
 */
export function daysOfStopDestroyingVideogames(): readonly DayCount[] {
  const looks = readFileSync('tests/vectors/stop-destroying-videogames-hourly.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [at: string, total: string])
    .map(([at, total]) => ({ at: Date.parse(`${at}Z`) + behind - ahead, total: Number(total) }))
  const totalAt = (moment: number): number => {
    const after = looks.findIndex(({ at }) => at > moment)
    const [one, other] = [looks[after - 1], looks[after]]
    if (one === undefined || other === undefined) throw new Error('the log does not reach so far')
    return one.total + ((other.total - one.total) * (moment - one.at)) / (other.at - one.at)
  }
  const midnight = (day: string): number => Date.parse(day) - ahead
  return daysFrom('2025-06-29', '2025-07-31').map((day) => ({
    day,
    counted: Math.round(totalAt(midnight(daysLater(day, 1))) - totalAt(midnight(day))),
  }))
}
