import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { testPrivateKey } from './exports.ts'
import { printed } from './opening.ts'

const openedSchema = z.tuple([z.record(z.string(), z.unknown()), z.unknown()])

/** What python-jwcrypto finds in sealed statements: of each, the header that is bound to it, and the contents. */
export function openedByJwcrypto(
  folder: string,
  sealed: readonly string[],
): readonly { readonly header: Readonly<Record<string, unknown>>; readonly contents: unknown }[] {
  const [key, statements] = [join(folder, 'key.json'), join(folder, 'sealed.txt')]
  writeFileSync(key, JSON.stringify(testPrivateKey))
  writeFileSync(statements, sealed.map((one) => `${one}\n`).join(''))
  // Debian's own Python: another on the PATH does not see the library.
  const lines = printed('/usr/bin/python3', [join(import.meta.dirname, 'open-statements.py'), key, statements])
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [header, contents] = openedSchema.parse(JSON.parse(line))
      return { header, contents }
    })
}
