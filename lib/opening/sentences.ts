import type { KeyProblem } from './key-file.ts'
import type { PassphraseProblem } from './passphrase-input.ts'
import { shortestPassphrase } from './passphrase.ts'
import { privateKeyName, publicKeyName } from './locked-key.ts'
import type { WritingKeysProblem } from './write-key-pair.ts'
import type { OpeningProblem, PlaceProblem } from './problems.ts'
import type { RehearsalProblem } from './rehearsal.ts'

type AnyProblem = OpeningProblem | { readonly code: PlaceProblem }

type WithoutDetails = Exclude<AnyProblem['code'], 'wrong-key'>

const again = 'Download the export again and compare its size with the one the organisers’ page shows.'
const intact = 'No file was written.'

/** What happened, and what to do, in the words of the people who hold the key. Never a value of a statement. */
const openingSentences: Readonly<Record<WithoutDetails, string>> = {
  'no-such-export': 'There is no export to read at this path. Check the path, and that you may read the file.',
  'not-an-export':
    'This file is not an export of Colligo, or of a newer version. Check that it is the file you downloaded.',
  'cut-short': `The export is not complete: its last line is missing. ${again}`,
  'altered-export': `The export is not what the server wrote: its count or its hash is wrong. ${again}`,
  'changed-meanwhile':
    'The export changed while it was being opened. Work on a copy that nothing else writes to, and try again.',
  'not-sealed': 'is no sealed statement of support. Tell whoever runs the server: the export should not hold it.',
  altered:
    'does not open: it was altered after it was sealed. Tell whoever runs the server: their database is damaged.',
  'other-initiative': 'belongs to another initiative. Tell whoever runs the server: the export should not hold it.',
  'other-member-state': 'belongs to another Member State. Tell whoever runs the server: the export should not hold it.',
  'unknown-contents':
    'opens, but does not hold the fields of a form of Annex III. It may come from a newer version of Colligo: use that to open it.',
  'repeated-identifier':
    'has the identifier of an earlier one. Tell whoever runs the server: the same statement must not be handed over twice.',
  'folder-not-empty': 'The folder for the package exists and is not empty. Name one that does not exist yet.',
  'unfinished-folder':
    'Beside the folder for the package stands one that ends in “.unfinished”: another opening is under way, or one was cut ' +
    'off on another machine. If none is under way, delete that folder (it may hold opened statements) and try again.',
  'no-parent-folder': 'The folder that the package should go into does not exist. Create it, or name another.',
  'not-writable': 'The folder for the package cannot be written to. Name another, or ask for the right to write there.',
  'no-space': 'The disk is full. Make room (an opening needs four times the size of the export) and try again.',
  'for-authority':
    'This export is for the authority. Its statements were sealed to the authority’s own key as they arrived, so you cannot ' +
    'open it or make a package of it. Hand the file over as it is, with the readme for the authority (/open-statements.py on ' +
    'your site).',
  interrupted: 'Stopped. Opened statements written so far have been deleted.',
}

const wroteNothing: ReadonlySet<AnyProblem['code']> = new Set(['folder-not-empty', 'unfinished-folder', 'interrupted'])

export function openingSentence(problem: AnyProblem): string {
  if (problem.code === 'wrong-key') {
    return (
      `The export was sealed to another key. It needs the private key ${problem.sealedTo}; ` +
      `you gave ${problem.given.join(', ')}. ${intact}`
    )
  }
  const sentence = openingSentences[problem.code]
  const whole = 'statement' in problem ? `Statement ${String(problem.statement)} of the export ${sentence}` : sentence
  return wroteNothing.has(problem.code) ? whole : `${whole} ${intact}`
}

const keySentences: Readonly<Record<KeyProblem | PassphraseProblem | WritingKeysProblem, string>> = {
  'no-such-key-file': 'There is no key to read at this path. Check the path, and that you may read the file.',
  'not-a-key-file': `This file is not an organisers’ private key, or it is damaged. It is called ${privateKeyName}.`,
  'wrong-passphrase': 'The passphrase does not unlock this key. Check capitals and keyboard layout, and try again.',
  'passphrase-too-short':
    `The passphrase must have at least ${String(shortestPassphrase)} characters. ` +
    'Five or six words chosen by chance are stronger than a short riddle, and easier to keep.',
  'passphrases-differ': 'The two passphrases are not the same. Nothing was made; try again.',
  'no-passphrase-file': 'There is no passphrase to read at this path. Check the path, and that you may read the file.',
  'no-terminal': 'There is no terminal to ask for the passphrase on. Use --passphrase-file or --passphrase-stdin.',
  interrupted: 'Stopped.',
  'key-exists':
    `This folder holds a key already (${publicKeyName} or ${privateKeyName}), and a key is never overwritten: everything ` +
    'sealed to it would be lost. Name another folder.',
  'folder-not-writable':
    'The keys cannot be written to this folder. Make room on its disk, name another, or ask for the right to write there.',
}

export const keySentence = (problem: keyof typeof keySentences): string => keySentences[problem]

const rehearsalSentences: Readonly<Record<RehearsalProblem, string>> = {
  'no-such-sample': 'There is no sample to read at this path. Check the path, and that you may read the file.',
  'not-a-sample': 'This is sealed to your key, but is no sample of a rehearsal. Download the sample again.',
  'not-sealed': 'This file is not a sample. Download it again from the organisers’ page.',
  'wrong-key':
    'The server seals to another key than this one. Do not collect before the right public key is installed.',
  altered: 'The sample was altered on its way. Download it again.',
  'other-initiative': 'The sample belongs to another initiative. Download it from this initiative’s page.',
  'other-member-state': 'This is a statement of support, not a sample. Download the sample from the organisers’ page.',
}

export const rehearsalSentence = (problem: RehearsalProblem): string => rehearsalSentences[problem]
