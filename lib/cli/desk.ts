/**
 * `./run desk`: makes the desk, one HTML file that opens from a disk, and tells its SHA-256.
 */
import { pathGiven } from '#lib/config/path-given'
import { writeDesk } from './desk-file.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const { values } = optionsOr('Usage: ./run desk --out FILE', { options: { out: { type: 'string' } } })
if (values.out === undefined) stop('Name the file to write: --out.', 2)
try {
  const sha256 = await writeDesk(pathGiven(values.out))
  say(`${sha256}  ${values.out}`)
} catch (error) {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) throw error
  // ENOSPC, EACCES, ENOTDIR and their like.
  stop(
    `The desk could not be written (${code ?? ''}). Make room on the disk, or name another file. Nothing was written.`,
  )
}
