import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import rules from '../../.dependency-cruiser.js'
import { forbiddenLines } from '#tests/support/forbidden-lines'

/**
 * A guard that was broken by a change to its settings says nothing, as one that has nothing to say. So a house of a few
 * files is built elsewhere, under the rules of this one, with a violation of each planted in it.
 */
const root = process.cwd()
const house = mkdtempSync(join(tmpdir(), 'colligo-planted-'))

beforeAll(() => {
  for (const name of ['.dependency-cruiser.js', 'eslint.config.js', 'package.json', 'tsconfig.json']) {
    copyFileSync(join(root, name), join(house, name))
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})

afterAll(() => {
  rmSync(house, { recursive: true, force: true })
})

function plant(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `${text}\n`)
  }
}

/** Runs a program of node_modules in the planted house; these two leave with 1 and more where they found something. */
function printed(program: string, words: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [join('node_modules', program), ...words], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (!stdout.startsWith('{') && !stdout.startsWith('[')) throw new Error(`${program}: ${stderr}${stdout}`)
  return JSON.parse(stdout)
}

/** What the planted files import: nothing in it is wrong by itself. */
const innocent = {
  'lib/domain/day.ts': 'export type Day = string\nexport const today: Day = ""',
  'lib/crypto/seal.ts': "import { createHash } from 'node:crypto'\nexport const seal = createHash",
  'lib/organising/keys.ts': "import { today } from '#lib/domain/day'\nexport const keys = today",
  'lib/instance/instance.ts':
    "import { rows } from '#db/statements'\nimport { seal } from '#lib/crypto/seal'\nexport const all = [rows, seal]",
  'lib/http/gate.ts': "import { headers } from 'next/headers'\nexport const gate = headers",
  'lib/opening/open.ts':
    "import { compactDecrypt } from 'jose/jwe/compact/decrypt'\nexport const open = compactDecrypt",
  'lib/opening/node/disk.ts': "import 'node:fs'\nexport const disk = 1",
  'db/statements.ts':
    "import type { Day } from '#lib/domain/day'\nexport type Row = Day\nexport const rows: Row[] = []",
  'tests/support/builder.ts': "import { rows } from '#db/statements'\nexport const builder = rows",
  'lib/desk/one.ts': 'export const one = 1',
  'lib/load/crowd.ts': 'export const crowd = 1',
  'lib/cli/demo/people.ts': 'export const people = 1',
  'lib/dossier/facts.ts': 'export const facts = 1',
  'lib/hop.ts': "import './opening/open.ts'",
  'lib/i18n/other.ts': "import './one.ts'\nexport const other = 2",
  'app/types-alone.tsx': "import type { Row } from '#db/statements'\nexport const row: Row = ''",
} as const

/** One violation a file, and the names of the rules that must catch it. */
const planted: readonly (readonly [what: string, file: string, text: string, ...rules: string[]])[] = [
  ['the domain reads a file', 'lib/domain/disk.ts', "import 'node:fs'", 'domain-is-pure'],
  ['the domain uses a package', 'lib/domain/shape.ts', "import 'zod'", 'domain-is-pure'],
  ['a rule computes a digest', 'lib/rules/eci-2019/xx.ts', "import '#lib/crypto/seal'", 'rules-are-data'],
  ['crypto knows what a day is', 'lib/crypto/day.ts', "import '#lib/domain/day'", 'crypto-knows-no-rules'],
  [
    'a use case asks the database',
    'lib/collecting/sign.ts',
    "import '#db/statements'",
    'use-cases-take-ports',
    'only-the-composition-root-joins',
  ],
  ['a use case asks the framework', 'lib/exporting/page.ts', "import 'next/headers'", 'use-cases-take-ports'],
  ['a use case finds a key by itself', 'lib/organising/seal.ts', "import '#lib/crypto/seal'", 'use-cases-take-ports'],
  ['the database knows a use case', 'db/keys.ts', "import '#lib/organising/keys'", 'database-knows-tables'],
  [
    'a page asks the database',
    'app/page.tsx',
    "import '#db/statements'",
    'pages-do-not-touch-the-database',
    'only-the-composition-root-joins',
  ],
  ['a page seals', 'app/seal.tsx', "import '#lib/crypto/seal'", 'pages-do-not-touch-the-database'],
  ['a page reaches what opens, by two hops', 'app/hop.tsx', "import '#lib/hop'", 'the-server-cannot-open'],
  [
    'the serving process reaches what opens',
    'lib/cli/serve.ts',
    "import '../opening/open.ts'",
    'the-server-cannot-open',
  ],
  [
    'a use case reaches what opens',
    'lib/collecting/open.ts',
    "import '#lib/opening/open'",
    'use-cases-take-ports',
    'the-server-cannot-open',
  ],
  ['the server decrypts', 'lib/crypto/open.ts', "import 'jose/jwe/compact/decrypt'", 'only-opening-decrypts'],
  ['the server imports all of jose', 'lib/instance/jose.ts', "import 'jose'", 'only-opening-decrypts'],
  ['an envelope asks what browsers lack', 'lib/envelopes/of-node.ts', "import 'node:crypto'", 'envelopes-are-neutral'],
  [
    'a proof is checked by what browsers lack',
    'lib/proofs/digest.ts',
    "import { createHash } from 'node:crypto'\nexport const make = createHash",
    'proofs-are-neutral',
  ],
  [
    'who checks the log asks the server, not the log',
    'lib/log-check/rows.ts',
    "import type { Row } from '#db/statements'\nexport type Entry = Row",
    'the-log-is-checked-in-a-browser',
  ],
  ['the offline room asks the site', 'lib/opening/online.ts', "import '#lib/http/gate'", 'opening-is-offline'],
  [
    'what makes packages needs Node, by one hop',
    'lib/opening/draw.ts',
    "import '#lib/opening/node/disk'",
    'opening-runs-in-a-browser-too',
  ],
  ['proofs need what no browser has', 'lib/proofs/disk.ts', "import 'node:fs'", 'proofs-are-neutral'],
  ['shares need what no browser has', 'lib/shares/disk.ts', "import 'node:fs'", 'shares-are-neutral'],
  ['a command needs the framework', 'lib/cli/command.ts', "import 'next/headers'", 'commands-know-no-framework'],
  ['the levels of surge ask what is kept', 'lib/surge/days.ts', "import '#lib/domain/day'", 'surge-is-pure'],
  ['who watches over floods could write down what it saw', 'lib/fraud/seen.ts', "import 'node:fs'", 'fraud-is-pure'],
  [
    'a form asks who is in the database',
    'lib/forms/rows.ts',
    "import type { Row } from '#db/statements'\nexport type Form = Row",
    'forms-are-paper',
  ],
  [
    'a form is drawn by what opens',
    'lib/forms/opened.ts',
    "import '../opening/open.ts'",
    'forms-are-paper',
    'the-server-cannot-open',
  ],
  [
    'a forecast asks what is kept',
    'lib/forecast/rows.ts',
    "import type { Row } from '#db/statements'\nexport type Past = Row",
    'forecasts-are-arithmetic',
  ],
  [
    'what a browser reads asks the machine',
    'lib/returning/digest.ts',
    "import { createHash } from 'node:crypto'\nexport const make = createHash",
    'what-is-returned-is-read-anywhere',
  ],
  [
    'the desk asks the machine it happens to be built on',
    'lib/desk/disk.ts',
    "import { readFile } from 'node:fs'\nexport const read = readFile",
    'the-desk-is-neutral',
  ],
  [
    'the desk takes what only Node has of the opening',
    'lib/desk/node.ts',
    "import '#lib/opening/node/disk'",
    'the-desk-is-neutral',
  ],
  ['a page runs the desk', 'app/desk.tsx', "import '#lib/desk/one'", 'the-server-cannot-open'],
  ['a chart knows what it draws', 'lib/charts/day.ts', "import '#lib/domain/day'", 'charts-know-no-subject'],
  [
    'root opens a collection for its host',
    'lib/hosting/look.ts',
    "import '#lib/instance/instance'",
    'hosts-touch-no-collection',
  ],
  [
    'a site makes a dossier',
    'lib/http/dossier.ts',
    "import '#lib/dossier/facts'",
    'nothing-that-serves-makes-dossiers',
  ],
  ['a command makes people up', 'lib/cli/invite.ts', "import '#lib/cli/demo/people'", 'nothing-that-serves-loads'],
  ['a site plays a crowd', 'lib/http/crowds.ts', "import '#lib/load/crowd'", 'nothing-that-serves-loads'],
  [
    'a page opens an instance of its own',
    'app/instance.tsx',
    "import '#lib/instance/instance'",
    'pages-do-not-touch-the-database',
    'only-the-serving-process-starts-the-framework',
  ],
  ['a log asks the database', 'lib/log/rows.ts', "import '#db/statements'", 'only-the-composition-root-joins'],
  ['the program needs its tests', 'lib/config/test.ts', "import '#tests/support/builder'", 'nobody-imports-tests'],
  ['two files need each other', 'lib/i18n/one.ts', "import './other.ts'\nexport const one = 1", 'no-circles'],
  ['an import leads nowhere', 'lib/i18n/lost.ts', "import './nowhere.ts'", 'nothing-unresolved'],
]

describe('who imports what they may not', () => {
  const violationsShape = z.object({
    summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
  })
  let found: readonly string[] = []

  beforeAll(() => {
    plant({ ...innocent, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) })
    const words = ['app', 'lib', 'db', 'tests', '--output-type', 'json']
    const { summary } = violationsShape.parse(printed('dependency-cruiser/bin/dependency-cruiser.mjs', words))
    found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)
  }, 60_000)

  it.each(planted)('is caught by name: %s', (_what, file, _text, ...names) => {
    expect(new Set(found.filter((violation) => violation.startsWith(`${file}: `)))).toEqual(
      new Set(names.map((name) => `${file}: ${name}`)),
    )
  })

  it('is nobody who imports what they may', () => {
    const files = new Set(planted.map(([, file]) => file))
    expect(found.filter((violation) => !files.has(violation.split(':')[0]!))).toEqual([])
  })

  it('cannot slip through a rule that nothing was planted for', () => {
    const guarded = new Set(planted.flatMap(([, , , ...names]) => names))
    expect(rules.forbidden.map(({ name }) => name).toSorted()).toEqual([...guarded].toSorted())
    expect(rules.forbidden.every(({ severity, comment }) => severity === 'error' && comment.length > 10)).toBe(true)
  })
})

describe('who writes what they may not', () => {
  const messagesShape = z.array(
    z.object({
      filePath: z.string(),
      messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
    }),
  )
  let told: z.infer<typeof messagesShape> = []

  beforeAll(() => {
    plant(Object.fromEntries(forbiddenLines.map(([, file, text]) => [file, text])))
    const words = ['--format', 'json', ...forbiddenLines.map(([, file]) => file)]
    told = messagesShape.parse(printed('eslint/bin/eslint.js', words))
  }, 60_000)

  it.each(forbiddenLines)('is told: %s', (_what, file, _text, rule, words) => {
    const messages = told.find(({ filePath }) => filePath.endsWith(file))?.messages ?? []
    expect(messages.map(({ ruleId }) => ruleId)).toEqual([rule])
    expect(messages[0]?.message).toMatch(words)
  })
})
