import { readFileSync } from 'node:fs'
import { pathGiven } from '#lib/config/path-given'
import { importInitiative } from '#lib/organising/collection-switch'
import { sentenceFor } from '#lib/register/problem-sentences'
import { readInitiative } from '#lib/register/read-initiative'
import { isRulePackId, rulePackOf, rulePacks } from '#lib/rules/rule-packs'
import { openFolder } from './open-folder.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = `Usage: ./run initiative import FILE [--pack ID] [--data FOLDER]
  FILE is the register's XML, or the same as JSON: docs/formats/initiative.md
  ID is the law to collect under: ${Object.keys(rulePacks).join(', ')}. Left out, it is the European law of the day of
  registration, or what was chosen before. It cannot change once somebody has signed: docs/rule-packs.md`

const refusals = {
  collecting: 'Statements are being collected. Close the collection first: what people read must not change meanwhile.',
  'other-initiative':
    'This instance already serves another initiative. One instance serves one: use a data folder of its own.',
  'signed-wording':
    'Statements have been given under the wording that is there. Title, objectives and annex of a language cannot change any more.',
  'signed-law':
    'Statements have been sealed under the law that was chosen. It cannot change any more: use a data folder of its own.',
} as const

const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: { data: { type: 'string' }, pack: { type: 'string' } },
})
const [verb, file] = positionals
if (verb !== 'import' || file === undefined) stop(usage, 2)
const { pack = null } = values
if (pack !== null && !isRulePackId(pack)) stop(`There is no rule pack "${pack}".\n${usage}`, 2)

const read = readInitiative(readOrStop(pathGiven(file)))
if (!read.ok) {
  const problems = read.problem.map((problem) => `  ${sentenceFor(problem)}`)
  stop(`${file} was not imported. Nothing has changed.\n${problems.join('\n')}`)
}

const instance = openFolder(values.data, { mayFound: true })
const imported = importInitiative(instance.organising, instance.collectionSwitch, read.value, pack)
await instance.close()
if (!imported.ok) stop(refusals[imported.problem])
const { registrationNumber, texts, period } = read.value
say(
  `Imported ${registrationNumber} in ${texts.length === 1 ? 'one language' : `${String(texts.length)} languages`}, collecting ${period.opensOn} to ${period.closesOn},\n` +
    `under ${imported.value.rulePack}: ${rulePackOf(imported.value.rulePack)?.source ?? ''}.`,
)

// One that begins with ECI is a European number.
if (pack === null && !registrationNumber.startsWith('ECI') && imported.value.rulePack.startsWith('eci-'))
  say('The number is not European. Does another law hold? Choose it before anybody signs, by a new import: --pack ID')

function readOrStop(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // ENOENT, EACCES, EISDIR and their like.
    return stop(`${path} cannot be read. Check the name and the rights of the file.`)
  }
}
