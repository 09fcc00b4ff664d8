import type { Rate } from './arrivals.ts'
import day from './profiles/stop-destroying-videogames.json' with { type: 'json' }

const hour = 3600

/**
 * Who wanted to sign in each hour of a real initiative's worst day. Where its system failed, the counter shows who got
 * through and not who came: those hours are filled in evenly between the hours before and after.
 */
export function demandByHour(): readonly number[] {
  const { accepted, outage } = day
  const before = accepted[outage.firstHour - 1] ?? 0
  const after = accepted[outage.firstHour + outage.hours] ?? 0
  return accepted.map((counted, index) => {
    const within = index - outage.firstHour
    if (within < 0 || within >= outage.hours) return counted
    return Math.round(before + ((after - before) * (within + 1)) / (outage.hours + 1))
  })
}

/**
 * The worst day, faster: as much of it as fits into the time, with the best hour in the middle.
 *
 * @param speed - 20 makes an hour last three minutes, and 3.5 signatures a second 71.
 * @param seconds - For how long it is replayed.
 */
export function worstDay(speed: number, seconds: number): Rate {
  const demand = demandByHour()
  const best = demand.indexOf(Math.max(...demand))
  const [whole, shown] = [demand.length * hour, seconds * speed]
  const start = Math.max(0, Math.min((best + 0.5) * hour - shown / 2, whole - shown))
  return (second) => ((demand[Math.floor((start + second * speed) / hour)] ?? 0) / hour) * speed
}
