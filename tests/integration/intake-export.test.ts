import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { thumbprintOf } from '#lib/crypto/public-key'
import { findStatements } from '#lib/opening/find-statements'
import { openFile } from '#lib/opening/node/file-source'
import { nodeMachine } from '#lib/opening/node/node-machine'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { openingSentence } from '#lib/opening/sentences'
import { aJoseKey } from '#tests/support/authorities'
import { download, kidOf, sealedToEstonia, takeKey, untilTheWriterLooks } from '#tests/support/intake'

const [onX25519, onP256] = [aJoseKey('X25519'), aJoseKey('P-256')]

describe('the export for an authority', () => {
  test('says to whose key its lines are sealed, and is the same to the last byte again', async () => {
    const site = await sealedToEstonia(onX25519)
    const sealed = await site.sign('EE')
    await site.sign('DE')
    const { id, text, header } = download(site, 'EE')
    expect(header).toMatchObject({
      format: 'colligo-export/2',
      memberState: 'EE',
      recipient: null,
      keys: [kidOf(onX25519)],
      sealedTo: {
        authority: 'Siseministeerium',
        address: 'Pikk 61\n15065 Tallinn',
        language: 'et',
        fingerprint: onX25519.fingerprint,
      },
    })
    const { key } = header['sealedTo'] as { readonly key: string }
    expect(Object.entries(JSON.parse(key) as object).toSorted()).toEqual(
      Object.entries(JSON.parse(onX25519.key) as object).toSorted(),
    )
    expect(text.split('\n')[1]).toBe(sealed)
    await takeKey(site.instance, onP256)
    await site.sign('EE', { documentNumber: '37605030299' })
    expect(download(site, 'EE', id).text).toBe(text)
    // Every other is what it was.
    const german = download(site, 'DE').header
    expect(german).not.toHaveProperty('sealedTo')
    expect(german['keys']).toEqual([thumbprintOf(site.privateKey)])
  })

  test('is refused at the organisers’ desk and command with what to do, and leaves nothing', async () => {
    const site = await sealedToEstonia(onX25519)
    await site.sign('EE')
    const file = join(site.folder, 'statements-EE-1.colligo')
    writeFileSync(file, download(site, 'EE').text)
    const directory = join(site.folder, 'estonia')
    const privateKeys = [site.privateKey]
    const opened = await openExportFile({ file, directory, privateKeys, workers: 1 })
    expect(opened).toEqual({ ok: false, problem: { code: 'for-authority' } })
    expect(existsSync(directory)).toBe(false)
    const source = (await openFile(file))!
    const wanted = { names: 'Mari', birthOrNumber: '' }
    const found = await findStatements({ source, privateKeys, machine: nodeMachine(1) }, wanted)
    expect(found).toEqual(opened)
    await source.close()
    expect(openingSentence({ code: 'for-authority' })).toMatch(/Hand the file over as it is.*readme for the authority/u)
  })

  test('is opened whole by the authority with the program that every site gives out', async () => {
    const site = await sealedToEstonia(onX25519)
    for (let number = 0; number < 2; number += 1) await site.sign('EE', madeUpSignatory('EE', number))
    await takeKey(site.instance, onP256)
    await untilTheWriterLooks()
    await site.sign('EE', { givenNames: '=HYPERLINK("x")' })
    const { text } = download(site, 'EE')
    const file = join(site.folder, 'statements-EE-1.colligo')
    const out = join(site.folder, 'statements.csv')
    writeFileSync(file, text)
    const run = (...keys: readonly string[]) =>
      spawnSync(
        '/usr/bin/python3',
        ['lib/cli/open-statements.py', file, '--out', out, ...keys.flatMap((key) => ['--key', key])],
        { encoding: 'utf8' },
      )
    expect(run(onX25519.file).stderr).toMatch(/^Statement 3: it is sealed to another key.*Nothing was written\./u)
    expect(existsSync(out)).toBe(false)
    const done = run(onX25519.file, onP256.file)
    expect(done.stderr).toBe('')
    expect(done.stdout).toMatch(/^3 statements of nationals of EE/u)
    const rows = readFileSync(out, 'utf8').trim().split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[1]).toContain(madeUpSignatory('EE', 0)['familyNames'])
    expect(rows[3]).toContain('"\'=HYPERLINK')
    expect(run(onX25519.file, onP256.file).stderr).toMatch(/exists/u)
    // One letter of a line, a line less, another initiative's name: none of it passes.
    const lines = text.split('\n')
    for (const [changed, why] of [
      [text.replace('ECI(2026)000001', 'ECI(2026)000002'), /not what the organisers/u],
      [lines.toSpliced(2, 1).join('\n'), /not what the organisers/u],
      [text.slice(0, -20), /not whole/u],
    ] as const) {
      writeFileSync(file, changed)
      const refused = spawnSync('/usr/bin/python3', ['lib/cli/open-statements.py', file, '--out', `${out}-2`, '--key', onX25519.file], { encoding: 'utf8' }) // prettier-ignore
      expect(refused.status).toBe(1)
      expect(refused.stderr).toMatch(why)
    }
  })
})
