import { existsSync, readFileSync } from 'node:fs'
import { ok, warn, type Finding } from './finding.ts'

const text = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/**
 * Ways by which what is in memory could come to lie on disk. They are this command's own, which are the server's where
 * both are started alike; only Linux tells. Source: proc_pid_status(5), proc_pid_limits(5), proc_swaps(5).
 */
export function lookAtMachine(): readonly Finding[] {
  return [...umask(text('/proc/self/status')), ...cores(text('/proc/self/limits')), ...swap(text('/proc/swaps'))]
}

function umask(status: string): readonly Finding[] {
  const mask = /^Umask:\s*(\d+)$/mu.exec(status)?.[1]
  if (mask === undefined) return []
  if ((Number.parseInt(mask, 8) & 0o077) === 0o077) return [ok('umask', `The umask is ${mask}.`)]
  const says = `The umask is ${mask}: what other programs write into the folder could be read by other users.`
  return [warn('umask', says, 'Set UMask=0077 in the service, or run before the start: umask 077')]
}

function cores(limits: string): readonly Finding[] {
  const limit = /^Max core file size\s+(\S+)/mu.exec(limits)?.[1]
  if (limit === undefined) return []
  if (limit === '0') return [ok('core-dumps', 'A process that dies leaves no picture of its memory.')]
  const says = 'A process that dies would leave a picture of its memory on disk, with what people had just typed.'
  return [warn('core-dumps', says, 'Set LimitCORE=0 in the service, or run before the start: ulimit -c 0')]
}

function swap(swaps: string): readonly Finding[] {
  if (swaps === '') return []
  const areas = swaps
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/\s+/u)[0] ?? '')
  // Compressed memory never reaches a disk.
  const onDisk = areas.filter((area) => !area.startsWith('/dev/zram'))
  if (onDisk.length === 0) return [ok('swap', 'Memory is not swapped to disk.')]
  const says = `Memory is swapped to disk (${onDisk.join(', ')}): what people have just typed could come to lie there.`
  return [warn('swap', says, 'Encrypt it, or do without: swapoff -a, and remove it from /etc/fstab')]
}
