import { declarations } from '#lib/collecting/declarations'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { controlNames } from '#lib/http/signing-form'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

interface Target {
  readonly path: string
  readonly data?: string
  readonly parameters: string
}

/** What a citizen and an organiser can type into, and what an address carries. */
const targets: readonly Target[] = [
  { path: '/api/challenge?memberState=EE', parameters: 'memberState' },
  { path: '/en/sign/EE', data: aStatement(), parameters: 'givenNames,documentNumber' },
  { path: '/organiser/sign-in', data: 'email=ines%40example.eu&password=guess', parameters: 'email,password' },
]

/** Seconds for each target: what is found until then counts. */
const time = 70

async function attack(url: string, chosen: readonly Target[], folder: string): Promise<readonly string[]> {
  const findings: string[] = []
  for (const { path, data, parameters } of chosen) {
    const words = [
      ...['-u', url + path, '-p', parameters, ...(data === undefined ? [] : ['--data', data])],
      ...['--batch', '--level', '2', '--risk', '1', '--flush-session', '--output-dir', folder, '--disable-coloring'],
      ...['--timeout', '10', '--retries', '1', '--threads', '2', '--ignore-redirects'],
      // Each of our pages has random parts outside its text: tokens and nonces.
      '--text-only',
      // 4xx and 503 are our usual answers; sqlmap would give up at some of them.
      ...['--ignore-code', '*'],
    ]
    const { said } = await run('sqlmap', words, time, folder)
    if (!/starting @|testing connection/u.test(said)) throw new Error(`sqlmap did not start: ${said.slice(-500)}`)
    // What only "appears to be injectable" it tries again, and says itself where it was mistaken.
    if (/identified the following injection point|' is vulnerable\b/u.test(said)) {
      findings.push(`${path}: ${/Parameter: .*|parameter '.*' is vulnerable/u.exec(said)?.[0] ?? 'can be injected'}`)
    }
  }
  return findings
}

/** Complete, so that it gets as far as the database. */
function aStatement(): string {
  const declared = declarations.map((declaration) => [controlNames.declaration(declaration), 'yes'])
  return new URLSearchParams([...Object.entries(madeUpSignatory('EE', 900_000)), ...declared]).toString()
}

export const sqlmap: Attacker = {
  name: 'sqlmap',
  onOurs: ({ relay }, folder) => attack(relay.url, targets, folder),
  onTwin: ({ url }, folder) => attack(url, targets.slice(0, 1), folder),
}
