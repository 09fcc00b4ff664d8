import type { RulePack } from '#lib/domain/rule'
import { netherlands } from './nl.ts'
import { retention } from './retention.ts'
import { thresholds } from './thresholds.ts'
import { words } from './words.ts'

/**
 * The Dutch burgerinitiatief: citizens put a subject on the agenda of the House of Representatives (Tweede Kamer).
 *
 * Anybody may collect, on any website: the House takes digital statements of support, and since 2009 none need a signature;
 * it asks for one where it checks a sample.
 *
 * Source: Reglement van Orde van de Tweede Kamer der Staten-Generaal, article 14.2; Regeling van de commissie voor de
 * Verzoekschriften en de Burgerinitiatieven (https://wetten.overheid.nl/BWBR0044981); the House's own page on what a
 * statement needs (https://www.tweedekamer.nl/kamerleden_en_commissies/commissies/verz/burgerinitiatieven); for the
 * signature, Kamerstuk 30 140, no. 14 (https://zoek.officielebekendmakingen.nl/kst-30140-14-h1.html).
 *
 * Read: the page and the letter. Not verified: the wording of both regulations.
 */
export const nlBurgerinitiatief: RulePack = {
  id: 'nl-burgerinitiatief',
  version: '2026-11-30',
  source: 'Reglement van Orde van de Tweede Kamer der Staten-Generaal, article 14.2',
  states: ['NL'],
  annexRevision: 0,
  rules: { NL: netherlands },
  earlier: [],
  thresholds,
  retention,
  foresees: { certificateOfConformity: false, commission: false },
  words,
}
