import { signingStates, type SigningState } from '#lib/domain/member-states'
import type { MemberStateRule, RulePack } from '#lib/domain/rule'
import { austria } from './at.ts'
import { belgium } from './be.ts'
import { bulgaria } from './bg.ts'
import { croatia } from './hr.ts'
import { cyprus } from './cy.ts'
import { czechia } from './cz.ts'
import { denmark } from './dk.ts'
import { estonia } from './ee.ts'
import { finland } from './fi.ts'
import { france } from './fr.ts'
import { germany } from './de.ts'
import { greece } from './el.ts'
import { hungary } from './hu.ts'
import { ireland } from './ie.ts'
import { italy } from './it.ts'
import { latvia } from './lv.ts'
import { lithuania } from './lt.ts'
import { luxembourg } from './lu.ts'
import { malta } from './mt.ts'
import { netherlands } from './nl.ts'
import { poland } from './pl.ts'
import { portugal } from './pt.ts'
import { romania } from './ro.ts'
import { slovakia } from './sk.ts'
import { slovenia } from './si.ts'
import { spain } from './es.ts'
import { sweden } from './se.ts'
import { unitedKingdom } from './uk.ts'
import { retention } from './retention.ts'
import type { BothRevisions } from './revisions.ts'
import { thresholds } from './thresholds.ts'

const states: Readonly<Record<SigningState, BothRevisions>> = {
  BE: belgium,
  BG: bulgaria,
  CZ: czechia,
  DK: denmark,
  DE: germany,
  EE: estonia,
  IE: ireland,
  EL: greece,
  ES: spain,
  FR: france,
  HR: croatia,
  IT: italy,
  CY: cyprus,
  LV: latvia,
  LT: lithuania,
  LU: luxembourg,
  HU: hungary,
  MT: malta,
  NL: netherlands,
  AT: austria,
  PL: poland,
  PT: portugal,
  RO: romania,
  SI: slovenia,
  SK: slovakia,
  FI: finland,
  SE: sweden,
  UK: unitedKingdom,
}

/** All states under one revision. */
function rulesOf(revision: 0 | 1): Readonly<Partial<Record<SigningState, MemberStateRule>>> {
  const rules: Partial<Record<SigningState, MemberStateRule>> = {}
  for (const state of signingStates) rules[state] = states[state][revision]
  return rules
}

/**
 * European citizens' initiatives registered before 2020.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, as it stood in 2012 (annex revision 0) and as
 * Delegated Regulation (EU) No 887/2013 replaced it, in force on 8 October 2013 (annex revision 1).
 *
 * Not verified: the texts of the annex, in whose place the data of the Commission's own software stand here; what Delegated
 * Regulation (EU) 2015/1070 changed for three Member States, which that software does not show.
 */
export const eci2011: RulePack = {
  id: 'eci-2011',
  version: '2026-11-30',
  source: 'Regulation (EU) No 211/2011, Annex III (CELEX 32011R0211)',
  states: signingStates,
  annexRevision: 1,
  rules: rulesOf(1),
  earlier: [{ registeredBefore: '2013-10-08', annexRevision: 0, rules: rulesOf(0) }],
  thresholds,
  retention,
  foresees: { certificateOfConformity: true, commission: true },
  words: null,
}
