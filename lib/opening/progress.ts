import { Presets, SingleBar } from 'cli-progress'
import type { WriteStream } from 'node:tty'
import type { Progress } from './open-export.ts'

/** Shows how far an opening has come: a bar on a terminal, a line every tenth elsewhere. */
export interface ProgressDisplay {
  readonly show: (progress: Progress) => void
  readonly stop: () => void
}

const tasks = { verifying: 'Verifying the export', opening: 'Opening statements' } as const

export const progressOn = (stream: WriteStream): ProgressDisplay => (stream.isTTY ? bars(stream) : lines(stream))

function bars(stream: WriteStream): ProgressDisplay {
  let phase: Progress['phase'] | null = null
  let bar: SingleBar | null = null
  return {
    show: (progress) => {
      if (progress.phase !== phase) {
        bar?.stop()
        phase = progress.phase
        const format = `${tasks[phase]} {bar} {percentage} %${phase === 'opening' ? '  {value}/{total}  {eta_formatted}' : ''}`
        bar = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic)
        bar.start(progress.total, progress.done)
      } else bar?.update(progress.done)
    },
    stop: () => bar?.stop(),
  }
}

/** Verifying takes a second for a million statements, so it is told once. */
function lines(stream: NodeJS.WritableStream): ProgressDisplay {
  let shown = ''
  return {
    show: ({ phase, done, total }) => {
      const tenths = total === 0 ? 10 : Math.floor((10 * done) / total)
      const line = `${tasks[phase]}: ${String(10 * tenths)} %\n`
      if (line === shown || tenths === 0 || (phase === 'verifying' && tenths < 10)) return
      shown = line
      stream.write(line)
    },
    stop: () => undefined,
  }
}
