import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

/** Folders that are searched. */
const places = [
  '/',
  '/en/',
  '/api/',
  '/organiser/',
  '/organiser/exports/',
  '/organiser/keys/',
  '/_next/',
  '/_next/static/',
  '/altcha/',
  '/health/',
]

/** What people forget on servers, and what frameworks leave there. */
const stems = [
  'backup',
  'dump',
  'database',
  'db',
  'colligo',
  'site',
  'www',
  'old',
  'test',
  'export',
  'statements',
  'organisers',
  'users',
  'data',
  'config',
  'keys',
  'private',
  'EE',
  'estonia',
]
const endings = [
  '',
  '.sql',
  '.sqlite',
  '.sqlite-wal',
  '.db',
  '.zip',
  '.tar.gz',
  '.bak',
  '.old',
  '.json',
  '.xml',
  '.csv',
  '.key',
  '.log',
  '~',
]
const others = [
  ...[
    '.env',
    '.env.local',
    '.git/HEAD',
    '.git/config',
    '.gitignore',
    '.npmrc',
    '.htaccess',
    '.DS_Store',
    '.ssh/id_rsa',
    '.data/colligo.sqlite',
    '.data/keys/server.key',
  ],
  ...[
    'admin',
    'administrator',
    'admin.php',
    'login',
    'wp-login.php',
    'phpmyadmin',
    'console',
    'debug',
    'actuator',
    'metrics',
    'server-status',
    'status',
    'swagger.json',
    'graphql',
  ],
  ...[
    'package.json',
    'package-lock.json',
    'next.config.ts',
    'next.config.js',
    'tsconfig.json',
    'server.js',
    'BUILD_ID',
    'build-manifest.json',
    'webpack-hmr',
    'trace',
    'image',
    'server/app-paths-manifest.json',
  ],
  ...[
    'fingerprint.key',
    'server.key',
    'organisers-private-key.json',
    'sample',
    'rehearsal',
    'undefined',
    'null',
    '..%2f',
    '%2e%2e%2f',
    '..;/',
    'robots.txt.bak',
    'index.php',
    'id_rsa',
    'core',
    'heapdump',
    'prometheus',
  ],
]
const words = [...stems.flatMap((stem) => endings.map((ending) => stem + ending)), ...others]

/** Seconds for each place. */
const time = 45

const output = z.object({ results: z.array(z.object({ url: z.string(), status: z.int() })) })

async function attack(url: string, chosen: readonly string[], folder: string): Promise<readonly string[]> {
  const list = join(folder, 'words.txt')
  writeFileSync(list, `${words.join('\n')}\n`)
  const findings: string[] = []
  for (const [index, place] of chosen.entries()) {
    const file = join(folder, `ffuf-${String(index)}.json`)
    const options = [
      '-w',
      list,
      '-u',
      `${url}${place}FUZZ`,
      '-mc',
      '200-299,401,403,500,501,502,504',
      '-t',
      '10',
      '-s',
      '-o',
      file,
      '-of',
      'json',
    ]
    const { said } = await run('ffuf', options, time, folder)
    const { results } = output.parse(readOutput(file, said))
    findings.push(...results.map(({ url: found, status }) => `${new URL(found).pathname} answered ${String(status)}`))
  }
  return findings
}

function readOutput(file: string, said: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // ENOENT: it came to no end.
    throw new Error(`ffuf wrote no report: ${said.slice(-500)}`)
  }
}

export const ffuf: Attacker = {
  name: 'ffuf',
  onOurs: ({ relay }, folder) => attack(relay.url, places, folder),
  onTwin: ({ url }, folder) => attack(url, ['/'], folder),
}
