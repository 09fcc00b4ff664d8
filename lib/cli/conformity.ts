/** `./run conformity`: holds the tables of `docs/` against the repository. `./run check` runs it. */
import { readFileSync } from 'node:fs'
import { readControls, problemsWithControls } from '#lib/dossier/controls'
import { problemsWith } from '#lib/dossier/conformity/judge'
import { readConformity, repositoryIn } from '#lib/dossier/conformity/repository'
import { answers } from '#lib/dossier/conformity/requirement'
import { problemsWithRisks, readRisks } from '#lib/dossier/risks'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

optionsOr(
  'Usage: ./run conformity\n  Says which clause has no proof, owner or place. Ends with 1 where there is one.',
  {},
)

const root = process.cwd()
const repository = repositoryIn(root)
const table = (name: string): string => readFileSync(`docs/certification/${name}`, 'utf8')
const { rows, ids } = conformityOrStop()
const problems = [
  ...problemsWith(rows, ids, repository),
  ...problemsWithControls(readControls(table('statement-of-applicability.csv')), repository.has),
  ...problemsWithRisks(readRisks(table('risks.csv')), repository.has),
]
if (problems.length > 0) stop(problems.join('\n'))
const counted = answers.map((answer) => `${String(rows.filter((row) => row.answer === answer).length)} ${answer}`)
say(`${String(rows.length)} clauses are answered: ${counted.join(', ')}.`)

function conformityOrStop() {
  try {
    return readConformity(root)
  } catch (error) {
    // What is wrong with the file, in a sentence.
    return stop(`docs/conformity.csv: ${error instanceof Error ? error.message : String(error)}`)
  }
}
