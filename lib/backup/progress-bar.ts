import { Presets, SingleBar } from 'cli-progress'

export interface ProgressBar {
  readonly show: (done: number, total: number) => void
  readonly stop: () => void
}

/** Shows on a terminal how far long work is; keeps still where a program reads the output. */
export function progressBar(what: string, isSilent = false): ProgressBar {
  if (isSilent || !process.stderr.isTTY) return { show: () => undefined, stop: () => undefined }
  const format = `${what} {bar} {percentage} %  {eta_formatted}`
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_grey)
  let isStarted = false
  return {
    show: (done, total) => {
      if (isStarted) bar.update(done)
      else bar.start(total, done)
      isStarted = true
    },
    stop: () => {
      bar.stop()
    },
  }
}
