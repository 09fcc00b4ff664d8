import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

/** The worst passwords there are, and behind them the one that is right: whoever gets that far is in. */
const worst = [
  '123456',
  'password',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'dragon',
  'monkey',
  'football',
  'sunshine',
  'princess',
  'abc123',
  'password1',
  'summer2025',
  'spring2026',
  'winter2026',
  'ines',
  'ines2026',
  'swifts',
]

async function attack(url: string, email: string, password: string, folder: string): Promise<readonly string[]> {
  const list = join(folder, 'passwords.txt')
  writeFileSync(list, `${[...worst, password].join('\n')}\n`)
  const { hostname, port } = new URL(url)
  const form = `/organiser/sign-in:email=^USER^&password=^PASS^:S=sign-in/code`
  const options = [
    '-I',
    '-l',
    email,
    '-P',
    list,
    '-s',
    port,
    '-t',
    '2',
    '-w',
    '10',
    '-f',
    hostname === 'localhost' ? '127.0.0.1' : hostname,
    'http-post-form',
    form,
  ]
  const { said } = await run('hydra', options, 90, folder)
  if (!said.includes('[DATA] attacking')) throw new Error(`hydra did not start: ${said.slice(-500)}`)
  return said
    .matchAll(/\[http-post-form\] host: .* login: (\S+)/gu)
    .map(([, login = '']) => `the password of ${login}`)
    .toArray()
}

export const hydra: Attacker = {
  name: 'hydra',
  // Straight at the form, which takes no such format, and through the relay, which speaks it.
  onOurs: async ({ door, relay, organisers: [{ email, password }] }, folder) => [
    ...(await attack(`http://${door.address}:${String(door.port)}`, email, password, folder)),
    ...(await attack(relay.url, email, password, folder)),
  ],
  onTwin: ({ url }, folder) => attack(url, 'ines@example.eu', 'summer2026', folder),
}
