import './without-eval.ts'
import { batchOpener } from '#lib/opening/open-batch'
import type { AskedOfOpener } from './opening-messages.ts'

/** The worker that opens statements, and nothing else: small, since several of them start at once. */
let openBatch: ReturnType<typeof batchOpener> | null = null

addEventListener('message', ({ data }: MessageEvent<AskedOfOpener>) => {
  if (data.kind === 'task') openBatch = batchOpener(data.task)
  else {
    void openBatch?.(data.batch).then((opened) => {
      postMessage(opened)
    })
  }
})
