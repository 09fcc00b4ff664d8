import { Presets, SingleBar } from 'cli-progress'

/** Shows how far long work is, on a terminal; keeps still where somebody reads the output by program. */
export function progressLine(total: number, isSilent: boolean): { to: (done: number) => void; end: () => void } {
  if (isSilent || !process.stderr.isTTY || total === 0) return { to: () => undefined, end: () => undefined }
  const bar = new SingleBar({ format: '  {bar} {value} of {total}', stream: process.stderr }, Presets.shades_grey)
  bar.start(total, 0)
  return {
    to: (done) => {
      bar.update(done)
    },
    end: () => {
      bar.stop()
    },
  }
}
