import { memberStates, type MemberState } from '#lib/domain/member-states'
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
import { retention } from './retention.ts'
import { romania } from './ro.ts'
import { slovakia } from './sk.ts'
import { slovenia } from './si.ts'
import { spain } from './es.ts'
import { sweden } from './se.ts'
import { thresholds } from './thresholds.ts'

/** A law that every Member State has one rule of. */
interface PackOfAllMemberStates extends RulePack {
  readonly rules: Readonly<Record<MemberState, MemberStateRule>>
}

/**
 * European citizens' initiatives registered since 2020.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788, consolidated on 2 May 2024), Annex III. Member States choose
 * part A or B and its numbers, and change their choice with six months' notice: amend the file, raise the version.
 */
export const eci2019: PackOfAllMemberStates = {
  id: 'eci-2019',
  version: '2026-11-22',
  source: 'Regulation (EU) 2019/788, Annex III (CELEX 32019R0788)',
  states: memberStates,
  annexRevision: 1,
  earlier: [],
  thresholds,
  retention,
  foresees: { certificateOfConformity: true, commission: true },
  words: null,
  rules: {
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
  },
}
