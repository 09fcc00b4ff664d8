import { may } from '#lib/domain/role'
import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import { improvements } from '../risks.ts'
import { dayText } from './moments.ts'

/** One page that an official reads who is no engineer. */
export function summary(facts: DossierFacts): DossierDocument {
  const { about, at } = facts
  return {
    name: '00-summary',
    title: 'The dossier on one page',
    language: 'en',
    isBrief: true,
    intro: [
      `${about.title} (${about.registrationNumber}). Collected at ${about.origin}. Made on ${dayText(at)} for the authority that certifies online collection systems: ${about.authority}.`,
    ],
    sections: [whoAndWhere(facts), protection(facts), checks(facts), warnings(facts), guide(facts)],
  }
}

function proofsSentence({ conformity }: DossierFacts): string {
  const verdicts = conformity.flatMap((row) => row.verdicts)
  const count = (outcome: string): number => verdicts.filter((one) => one.outcome === outcome).length
  const failed = count('failed') + count('not-found')
  const notRun = count('not-run')
  const tail =
    notRun === 0 ? 'None was left out.' : `${String(notRun)} were not run for this dossier, and are marked so.`
  const passed = count('passed')
  return `${String(verdicts.length)} proofs are named. ${passed === 0 ? 'None' : String(passed)} passed when a machine ran them, ${failed === 0 ? 'none' : String(failed)} failed. ${tail}`
}

/** How the private half is kept, as far as it is on record. */
function keySentence({ keys }: DossierFacts): string {
  const inForce = keys.find(({ uses }) => uses.some(({ until }) => until === null))
  if (inForce === undefined) return 'No key is in force yet: nothing can be signed before one was proved.'
  const [splitting] = inForce.splittings
  if (splitting === undefined)
    return 'That other half is with the organisers. Nobody has noted that it is divided among several: ask how it is kept.'
  return `That other half is divided among ${String(splitting.among)} organisers. It takes ${String(splitting.needed)} of them, on a computer without a network, to open what is handed to your Member State.`
}

function secondPersonSentence({ about }: DossierFacts): string {
  const confirmers = about.people.filter((own) => may(own, 'confirm')).length
  return confirmers < 2
    ? `What cannot be taken back needs two organisers; so far ${confirmers === 0 ? 'nobody' : 'only one'} is there who could agree.`
    : 'What cannot be taken back needs two organisers.'
}

function doctorSentence({ health }: DossierFacts): string {
  const found = health.flatMap(({ findings }) => findings.map(({ verdict }) => verdict))
  const count = (verdict: string): number => found.filter((one) => one === verdict).length
  const [bad, warnings] = [count('bad'), count('warn')]
  const worst =
    bad === 0 ? 'nothing bad was found' : `${String(bad)} ${bad === 1 ? 'thing was' : 'things were'} found to be bad`
  const rest = warnings === 0 ? '' : `, with ${String(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`
  return `The instance was examined, and ${worst}${rest}${bad + warnings === 0 ? '' : ': see 09'}.`
}

const whoAndWhere = ({ about }: DossierFacts): DossierSection => ({
  title: 'Who and where',
  items: [
    `Answerable: ${about.controller}. Security officer: ${about.securityOfficer}.`,
    `The data lie with ${about.host}.`,
    about.isLive
      ? `The collection is live.${about.isPractice ? ' Its site tells visitors that it is for practice alone.' : ''}`
      : 'The collection is not live yet: what is signed now is a test, and is wiped before it is.',
    about.certificate === null
      ? 'No certificate stands on the site yet.'
      : `Certificate on the site: ${about.certificate}.`,
  ],
})

const protection = (facts: DossierFacts): DossierSection => ({
  title: 'How signatories are protected',
  items: [
    'What a citizen types is locked with a key whose other half is not on the server. Nobody there, not even its administrator, can read it afterwards.',
    keySentence(facts),
    'Whoever signs twice counts once, and nobody can find out whether a neighbour has signed.',
    secondPersonSentence(facts),
    'A public log lets anybody check that nothing was added or removed in silence.',
    'When the law says so, everything is destroyed, and a certificate says what was.',
  ],
})

function checks(facts: DossierFacts): DossierSection {
  const { conformity, risks, restore } = facts
  const count = (answer: string): string => String(conformity.filter((row) => row.answer === answer).length)
  const medium = risks.filter(({ level }) => level !== 'low').length
  return {
    title: 'What was checked',
    items: [
      `${String(conformity.length)} requirements are answered one by one: ${count('met')} are met by the software, ${count('duty')} are duties of the organisers or the host, ${count('not-met')} are not met and say why, ${count('not-applicable')} have no object here.`,
      proofsSentence(facts),
      typeof restore === 'string'
        ? `Restoring a backup was not tried: ${restore}`
        : `A backup was restored as a trial, with ${String(restore.statements)} ${restore.statements === 1 ? 'statement' : 'statements'} in it, and found ${restore.isWhole ? 'whole' : 'NOT WHOLE'}.`,
      doctorSentence(facts),
      `${String(risks.length)} risks are described; after all measures ${medium === 0 ? 'none remains above low' : `${String(medium)} remain above low`}.`,
    ],
  }
}

const warnings = ({ conformity, risks }: DossierFacts): DossierSection => ({
  title: 'What you should know before you decide',
  items: [
    ...conformity
      .filter((row) => row.answer === 'not-met' && !row.source.startsWith('ASVS'))
      .map((row) => `${row.source}, ${row.id}: ${row.how}`)
      .slice(0, 1),
    ...improvements(risks)
      .slice(0, 2)
      .map(({ scenario, residual }) => `${scenario}: ${residual}.`),
    'The texts of the implementing regulations are given in our own words, and those of 2019/1799 from memory: compare the numbers with the Official Journal.',
  ],
})

const guide = ({ build }: DossierFacts): DossierSection => ({
  title: 'Where to look',
  items: [
    'The system: 01. Scope and impact: 02. Risks: 03 and 04. Controls: 05. Data protection: 06 and 07. Keys: 08. Backups: 09. Who may do what: 10. Logs: 11. Components: 12. Build: 13. Every clause: 14. What people still have to sign: 15.',
    `This build: ${build.build.slice(0, 16)}… This configuration: ${build.configuration.slice(0, 16)}… Ask later for “./run dossier --deviations”: it says whether they still are.`,
  ],
})
