/**
 * `./run destruction finish`: finishes what two organisers have begun and a crash or a full disk has interrupted. It begins
 * nothing: whoever has the server alone destroys no collection.
 */
import { createHash } from 'node:crypto'
import { finishDestruction, type DestructionProblem } from '#lib/organising/destruction'
import { openFolder } from './open-folder.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run [-s] destruction finish [--data FOLDER] [--json]
  Finishes the destruction that two organisers have begun under “Keeping and destroying”. Begins none by itself.`

const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
})
if (positionals.length !== 1 || positionals[0] !== 'finish') stop(usage, 2)

const sentences: Readonly<Record<DestructionProblem | 'not-begun', string>> = {
  'not-begun':
    'No destruction was begun: two organisers have to agree on it first, under “Keeping and destroying”. Nothing was done.',
  'backup-under-way': 'A backup is under way, and would carry away what is being destroyed: try again when it is done.',
  held: 'A legal hold stands: nothing was done.',
  busy: 'Something keeps the database busy: stop the server and whatever else uses it, then run this again.',
  'files-left':
    'Files of keys or backups could not be overwritten: mount their disk for writing, run this as the server’s own user, and look what ./run doctor says.',
}

const instance = openFolder(values.data)
const finished = await finishDestruction(instance.retention)
const certificate = instance.retention.destruction()?.certificate ?? null
await instance.close()

if (values.json) say(JSON.stringify(finished.ok ? { finished: finished.value } : { problem: finished.problem }))
if (!finished.ok) stop(sentences[finished.problem])
if (!values.json) {
  say(finished.value === 'finished' ? 'The destruction is finished.' : 'The destruction was finished before.')
  say(
    `  SHA-256 of its certificate ${createHash('sha256')
      .update(certificate ?? '')
      .digest('hex')}`,
  )
  say('Start the server anew: a process that has been running all along may hold the destroyed keys in its memory.')
}
