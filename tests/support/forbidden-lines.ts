/** One line that must not be written, where it must not be, and what its author is told. */
export const forbiddenLines: readonly (readonly [
  what: string,
  file: string,
  text: string,
  rule: string,
  told: RegExp,
])[] = [
  [
    'an asynchronous transaction, which would commit before its work is done',
    'db/transaction.ts',
    'declare const database: { transaction: (work: () => unknown) => unknown }\n' +
      'export const done = database.transaction(async () => {\n  await Promise.resolve()\n})',
    'no-restricted-syntax',
    /synchronous/u,
  ],
  [
    'a branch on a Member State',
    'lib/collecting/branch.ts',
    "export const isEstonian = (memberState: string): boolean => memberState === 'EE'",
    'no-restricted-syntax',
    /lib\/rules/u,
  ],
  [
    'a branch on somebody’s Member State',
    'app/branch.ts',
    "export const isForeign = (form: { memberState: string }): boolean => form.memberState !== 'EE'",
    'no-restricted-syntax',
    /lib\/rules/u,
  ],
  [
    'a look at the environment',
    'lib/organising/environment.ts',
    "export const folder = process.env['COLLIGO_DATA']",
    'no-restricted-properties',
    /lib\/config/u,
  ],
  [
    'an import of all of jose',
    'lib/exporting/jose.ts',
    "export { compactDecrypt } from 'jose'",
    'no-restricted-imports',
    /entry point/u,
  ],
  [
    'a digest that is fast and unkeyed',
    'lib/domain/digest.ts',
    "export { xxh64 } from '@node-rs/xxhash'",
    'no-restricted-imports',
    /identities/u,
  ],
  [
    'a link that loses the language',
    'app/link.tsx',
    "export { default } from 'next/link'",
    'no-restricted-imports',
    /language/u,
  ],
  [
    'a promise that nobody waits for',
    'lib/collecting/floating.ts',
    'export function sign(record: () => Promise<void>): void {\n  record()\n}',
    '@typescript-eslint/no-floating-promises',
    /await/u,
  ],
  [
    'a word on the console, where a name could be',
    'lib/http/console.ts',
    'export function say(name: string): void {\n  console.log(name)\n}',
    'no-console',
    /console/u,
  ],
]
