/**
 * Loaded before a program that is measured: tells at its end, on file descriptor 3, the most memory that the process
 * with all its threads has had, in bytes.
 */
import { readFileSync, writeSync } from 'node:fs'

process.once('exit', () => {
  writeSync(3, String(peakMemory()))
})

/** `maxRSS` would not do on Linux: it starts from what the parent had. The kernel's own mark is this program's alone. */
function peakMemory(): number {
  const { maxRSS } = process.resourceUsage()
  if (process.platform !== 'linux') return maxRSS * 1024
  const [, kilobytes = String(maxRSS)] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
