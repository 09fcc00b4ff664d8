import { profiles, type ProfileName } from '#lib/load/profiles'
import { optionsOr } from '../options.ts'
import { stop } from '../terminal.ts'

const usage = `Usage: ./run load --profile million|revoke|sdvg|flood|overload [OPTIONS]

  million    finds how many statements an hour this host takes
  revoke     33 signatures a second and many readers, as felled the UK Parliament's petitions
  sdvg       the worst day of a real European initiative, faster; its outage filled in
  flood      bad proofs and slow connections, while honest people sign
  overload   ten times what this host can take, and how soon it is well again

  --json         one line of JSON on standard output instead of a table
  --seconds N    how long
  --speed N      sdvg: how many times as fast; readers look every 30 s, divided by it
  --readers N    who watch the counter
  --look N       seconds between a reader's looks, instead of 30 divided by the speed
  --rate N       people a second: revoke's signatories, flood's bad proofs, million's first step, overload's arrivals
  --slow N       flood: slow connections, 1000 where absent
  --url URL      a test instance that runs already, instead of a throw-away one
  --yes-this-is-a-test-instance   goes with --url: made-up people really sign there`

/** What `./run load` is asked to do. */
export interface LoadArguments {
  readonly profile: ProfileName
  readonly json: boolean
  readonly seconds: number
  readonly speed: number
  readonly readers: number
  readonly secondsBetweenLooks: number
  readonly rate: number | null
  readonly slowConnections: number
  /** `null`: a throw-away instance. */
  readonly url: URL | null
}

/** Seconds between two looks of a page that shows the counter. */
const usualLook = 30

export function readLoadArguments(args: readonly string[]): LoadArguments {
  const { values } = optionsOr(usage, {
    args: [...args],
    options: {
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      speed: { type: 'string' },
      readers: { type: 'string' },
      look: { type: 'string' },
      rate: { type: 'string' },
      slow: { type: 'string' },
      url: { type: 'string' },
      'yes-this-is-a-test-instance': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  const profile = profileNamed(values.profile)
  const usual = profiles[profile]
  const speed = numberOr('--speed', values.speed, usual.speed, 0.1, 1000)
  return {
    profile,
    json: values.json,
    seconds: numberOr('--seconds', values.seconds, usual.seconds, 5, 86_400),
    speed,
    readers: numberOr('--readers', values.readers, usual.readers, 0, 20_000),
    secondsBetweenLooks: numberOr('--look', values.look, usualLook / speed, 0.1, 3600),
    rate: values.rate === undefined ? null : numberOr('--rate', values.rate, 0, 0.1, 20_000),
    slowConnections: numberOr('--slow', values.slow, 1000, 0, 20_000),
    url: values.url === undefined ? null : testInstance(values.url, values['yes-this-is-a-test-instance']),
  }
}

function profileNamed(name: string | undefined): ProfileName {
  if (name !== undefined && Object.hasOwn(profiles, name)) return name as ProfileName
  return refuse(name === undefined ? 'Say what to load it with: --profile.' : `There is no profile "${name}".`)
}

function numberOr(option: string, text: string | undefined, usual: number, least: number, most: number): number {
  if (text === undefined) return usual
  const number = Number(text)
  if (/^\d+(?:\.\d+)?$/u.test(text) && number >= least && number <= most) return number
  return refuse(`${option} takes a number from ${String(least)} to ${String(most)}.`)
}

/** Made-up statements in a real collection would be a crime: nobody should get there by a typing error. */
function testInstance(text: string, isSaid: boolean): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/u.test(url.protocol))
    return refuse('--url takes an address, as http://127.0.0.1:3000.')
  if (!isSaid) {
    return refuse(`Made-up people would really sign at ${url.origin}. Add --yes-this-is-a-test-instance if it is one.`)
  }
  return url
}

function refuse(sentence: string): never {
  return stop(`${sentence}\n\n${usage}`, 2)
}
