/**
 * The thread that draws: setting type and packing fonts takes tens of milliseconds, for which the thread that answers
 * visitors should not stand still.
 */
import { platform, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { blankFormPdf } from './blank/blank-form-pdf.ts'
import type { Answer, Request } from './maker.ts'
import { plainSheetPdf } from './plain-sheet-pdf.ts'
import { receiptTemplate } from './receipt-pdf.ts'
import { wordsIn, type Words } from './words.ts'

if (parentPort === null) throw new Error('forms are drawn in a thread')
const port = parentPort

// On Linux this is the thread's own priority, elsewhere the whole process's: visitors and signatories come first.
if (platform() === 'linux') setPriority(10)

const known = new Map<string, Words>()

function wordsOf(language: string): Words {
  const words = known.get(language) ?? wordsIn(language)
  known.set(language, words)
  return words
}

port.on('message', (request: Request) => {
  void answer(request)
})

async function answer(request: Request): Promise<void> {
  const { id } = request
  try {
    port.postMessage({ id, ...(await made(request)) } satisfies Answer)
  } catch (error) {
    port.postMessage({ id, failed: error instanceof Error ? error.name : 'unknown' } satisfies Answer)
  }
}

async function made(request: Request): Promise<Omit<Answer, 'id'>> {
  if ('sheet' in request) return { form: await plainSheetPdf(request.sheet) }
  const words = wordsOf(request.language)
  if ('form' in request) return { form: await blankFormPdf({ ...request.form, words }) }
  return { receipt: await receiptTemplate({ ...request.receipt, words }) }
}
