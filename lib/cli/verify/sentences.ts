import type { LogFinding, LogProblem } from '#lib/proofs/log-report'
import type { DataFinding, DataProblem } from './data-report.ts'

type Numbers = Readonly<Record<string, number>>
type Sentence = string | ((numbers: Numbers) => string)

const number = (numbers: Numbers, name: string): string => String(numbers[name] ?? '?')

/** What is wrong with a log, in words; where it shows stands before it. */
const ofLog: Readonly<Record<LogProblem, Sentence>> = {
  'server-fault': 'the server itself says that its records do not add up',
  'no-checkpoint': 'there is no checkpoint: the log has not begun, or it is not there',
  'checkpoint-unreadable': 'the checkpoint is none',
  'not-signed': 'the checkpoint is not signed by the log’s key',
  'other-origin': 'the checkpoint is of a log of another name',
  'bundle-missing': (of) => `bundle ${number(of, 'bundle')} is not there; what comes after it was not read`,
  'bundle-unreadable': (of) =>
    `bundle ${number(of, 'bundle')} has not the entries that it must have; what comes after it was not read`,
  'root-differs': (of) => `the ${number(of, 'size')} entries are not those that were signed`,
  'extension-differs': 'the checkpoint says something else than the last entry',
  'entry-unknown': 'the entry is of no kind that is known',
  'begins-wrongly': 'the log begins here, or should and does not',
  'live-twice': 'the collection goes live a second time',
  'out-of-order': 'the commitment is smaller than the one before it: its place tells when it came',
  'commitment-twice': 'the commitment stands in the log a second time',
  'after-destruction': 'a submission came after the destruction',
  'removes-nothing': (of) => `a removal names entry ${number(of, 'leaf')}, which is no commitment before it`,
  'removed-twice': (of) => `entry ${number(of, 'leaf')} is removed a second time`,
  'submissions-differ': (of) =>
    `the state says ${number(of, 'said')} submissions, and there are ${number(of, 'found')}`,
  'tests-differ': (of) => `the state says ${number(of, 'said')} tests, and there are ${number(of, 'found')}`,
  'tests-shrink': (of) => `the state says ${number(of, 'said')} tests, and there were ${number(of, 'before')} before`,
  'time-goes-back': 'the state is of a time before that of the state before it',
  'figures-not-rounded': 'the state has figures that are not rounded as they must be',
  'figures-of-tests': 'statements count before the collection went live',
  'figures-exceed': (of) => `the figures say ${number(of, 'said')} statements, of ${number(of, 'most')} at the most`,
  'member-states-differ': (of) =>
    `the Member States have ${number(of, 'inMemberStates')} together, and ${number(of, 'counted')} count`,
  'counted-shrinks': (of) =>
    `${number(of, 'said')} count where ${number(of, 'before')} did, with ${number(of, 'removals')} removals between`,
  'witness-unreadable': (of) => `the key of witness ${number(of, 'witness')} is none`,
  'cosignature-bad': (of) => `the signature of witness ${number(of, 'witness')} is not good`,
}

/** What is wrong in the files; the table and the row stand before it. */
const ofData: Readonly<Record<DataProblem, Sentence>> = {
  'entry-missing': 'the entry is missing',
  'note-unreadable': 'the note is no checkpoint',
  'note-not-signed': 'the note is not signed by the log’s key',
  'note-of-other-log': 'the note is of a log of another name',
  'note-of-other-size': (of) => `the note is of ${number(of, 'said')} entries`,
  'note-of-other-root': 'the entries are not those that were signed',
  'note-of-other-entry': 'the note says something else than the last entry of its tree',
  'note-of-other-time': 'the time is not that of the note',
  'heads-differ': 'salt and last links are not those that were signed',
  'head-unknown': 'a last link that was signed stands in no chain any more: rows were written anew, or have gone',
  'heads-out-of-order': 'it comes after a checkpoint that knew more rows than it does',
  'checkpoint-missing': 'the log has a state at this size, and no checkpoint',
  'tile-missing': 'the tile is full, and is not there',
  'tile-differs': 'the tile is not what its entries give',
  'tile-too-many': 'the entries give no such tile',
  'place-of-no-commitment': 'no commitment stands there',
  'place-of-test': 'a test has a place, though the collection is live',
  'place-missing': 'a commitment stands there of which nothing is known',
  'digest-differs': 'the statement is not the one that its leaf was made of',
  'member-state-differs': 'the leaf is of another Member State',
  'batch-differs': 'the batch is none of its Member State, or was dissolved',
  'removed-but-kept': 'it was removed for the log, and is kept',
  'removal-differs': 'the log tells another removal, or none',
  'removal-untold': (of) => `entry ${number(of, 'entry')} tells of a removal that is not known`,
  'leaf-missing': (of) =>
    `the statement has no leaf, and is none of the ${number(of, 'begun')} that were there before the log`,
  'waits-in-vain': 'it waits for a place, and has one, or can have none',
  'tallies-differ': (of) =>
    `the tallies know ${number(of, 'tallied')} submissions, and the log ${number(of, 'leaves')}`,
  'told-differently': 'the log tells something else, or nothing of it',
  'row-unfit': 'it, or a row before it, was changed, removed, added or moved',
  'rows-cut': 'rows have been removed from the end',
  'tally-differs': 'the tally says another number than there are rows',
  'mark-unrecorded': 'nothing of this removal is on record',
  'mark-missing': 'the removal that is on record has no mark',
  'other-log': 'the public is given a checkpoint that these files do not hold',
}

const said = (sentence: Sentence, numbers: Numbers): string =>
  typeof sentence === 'string' ? sentence : sentence(numbers)

export const logSentence = ({ code, position, numbers }: LogFinding): string =>
  `${position === null ? 'The log' : `Entry ${String(position)}`}: ${said(ofLog[code], numbers)}.`

export const dataSentence = ({ code, table, row, numbers }: DataFinding): string =>
  `${table}, row ${row}: ${said(ofData[code], numbers)}.`

const ofFault: Readonly<Record<string, string>> = {
  'tallies-differ': 'its tallies do not know as many submissions as its log',
  'root-differs': 'the tree that it signed last is not what its entries give',
  'tile-differs': 'a tile of its tree is not what its entries give',
}

/** What a server says is wrong with its records. Whatever else it says is repeated short, and in letters alone. */
export const faultSentence = (fault: string): string =>
  ofFault[fault] ?? `“${fault.replaceAll(/[^a-z-]/gu, '').slice(0, 60)}”`
