import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { judgeAgain, type Outcome, type Signing } from './injected.ts'
import { judge } from './judgement.ts'
import { signPrepared } from './signer.ts'
import type { Template } from './template.ts'

/** A disk of a size, with a copy of the collection; what stands on it at the end is brought back. Nobody else sees it. */
const onSmallDisk = `
mount -t tmpfs -o size=$SIZE tmpfs "$DISK" && cp -a "$FROM/data" "$DISK/" || exit 99
"$@"
code=$?
cp -a "$DISK/data" "$TO/" || exit 98
exit $code`

/** Bytes of a page of memory and of the database: a disk in memory fills page by page. */
const page = 4096

/** Signs on a real disk that has so many pages to spare, and is full then. */
export async function fillDisk({ template, atOnce }: Signing, folder: string, spare: number): Promise<Outcome> {
  const disk = join(folder, 'disk')
  mkdirSync(disk, { recursive: true })
  const said = await signPrepared(
    { folder: disk, forms: template.formsFile, readyAfter: null, atOnce },
    {
      before: ['unshare', '-m', 'sh', '-c', onSmallDisk, 'sh'],
      env: { SIZE: String((pagesOf(template) + spare) * page), DISK: disk, FROM: template.folder, TO: folder },
    },
  )
  if (said.code === 98 || said.code === 99) throw new Error(`no disk could be mounted: ${said.complaints}`)
  const first = await judge(folder, template.statements, said)
  const second = await judgeAgain({ template }, folder, said, false)
  const unsound = [...first.unsound, ...second.unsound]
  // 1: there was not even room to open.
  const isExpected = said.code === 0 || said.code === 74 || (said.code === 1 && said.sent.length === 0)
  if (!isExpected) unsound.push(`ended with ${String(said.code ?? said.signal)}: ${said.complaints}`)
  const lost = [...first.lost, ...second.lost]
  if (lost.length + unsound.length === 0) rmSync(folder, { recursive: true })
  return {
    kind: 'full-disk',
    hasHappened: !said.hasClosed || said.acknowledged.size < template.forms.length,
    acknowledged: said.acknowledged.size,
    stored: first.stored,
    lost,
    unsound,
  }
}

function pagesOf({ folder }: Template): number {
  const files = readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  return files.reduce((sum, { parentPath, name }) => sum + Math.ceil(statSync(join(parentPath, name)).size / page), 0)
}
