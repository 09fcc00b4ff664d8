import type { MemberState } from '#lib/domain/member-states'
import type { FieldName } from '#lib/domain/rule'

type Values = Readonly<Partial<Record<FieldName, string>>>

/**
 * One signatory a Member State, old enough on 22 November 2026, as they would type their own name. They are invented;
 * numbers with a check digit are published test numbers (`tests/vectors/check-digits.json`) or counted for the purpose.
 * Values stand as a statement keeps them: days in ISO order, codes in capitals.
 */
const signatories: Readonly<Record<MemberState, Values>> = {
  BE: byNumber('Noémie', 'Dubois-Peeters', 'national.id.number', '85.07.30-033.28'),
  BG: byNumber('Десислава Петрова', 'Георгиева', 'personal.number', '8503274501'),
  CZ: byNumber('Jiří', 'Dvořáček', 'id.card', '123456789'),
  DK: byAddress('Søren', 'Kjærgaard', '1985-03-27', ['Nørrebrogade', '12, 2. tv.', '2200', 'København N', 'DK']),
  DE: byAddress('Jonas', 'Müller-Weiß', '1985-03-27', ['Lindenstraße', '7a', '10969', 'Berlin', 'DE']),
  EE: byNumber('Mari', 'Maasikas', 'personal.number', '60001019906'),
  IE: byAddress('Aoife', 'Ní Dhomhnaill', '1990-02-01', [
    'Sráid Uí Chonaill Íochtarach',
    '14',
    'D01 F5P2',
    'Baile Átha Cliath',
    'IE',
  ]),
  EL: byAddress('Ελένη', 'Παπαδοπούλου', '1978-10-28', ['Ερμού', '15', '105 63', 'Αθήνα', 'EL']),
  ES: byNumber('Lucía', 'Fernández Núñez', 'id.card', '12345678Z'),
  FR: byAddress('Zoë Françoise', "L'Hôpital", '1969-07-14', ["rue de l'Église", '3 bis', '75011', 'Paris', 'FR']),
  HR: byNumber('Željko', 'Šimić', 'personal.id', '12345678903'),
  IT: byNumber('Nicolò', "D'Angelo", 'passport', 'YA1234567'),
  CY: byNumber('Ανδρέας', 'Χριστοδούλου', 'id.card', '0000712345'),
  LV: byNumber('Jānis', 'Bērziņš', 'personal.id', '161175-19997'),
  LT: byNumber('Živilė', 'Žukauskaitė', 'personal.number', '48507201231'),
  LU: byAddress('Léa', 'Schmit', '1999-12-31', ['Kräizgaass', '9', 'L-1536', 'Lëtzebuerg', 'LU']),
  HU: byNumber('Györgyi', 'Szőke-Tóth', 'personal.number', '2-850327-4564'),
  MT: byNumber('Ġorġ', 'Ċamilleri Żahra', 'id.card', '0123485M'),
  NL: byAddress('Sanne', "van 't Hoff", '2001-04-27', ['Lange Voorhout', '8-II', '2514 ED', "'s-Gravenhage", 'NL']),
  AT: byNumber('Käthe', 'Größwang', 'passport', 'U1234567'),
  PL: byNumber('Małgorzata', 'Źrebięć', 'national.id.number', '83091406135'),
  PT: byNumber('João', 'da Conceição', 'citizens.card', '00000000 0 ZZ4'),
  RO: byNumber('Ștefan', 'Țurcanu', 'personal.id', '1630615123457'),
  SI: byNumber('Črtomir', 'Žnidaršič', 'personal.number', '0101006500006'),
  SK: byAddress('Ľubomír', 'Šťastný', '1993-01-01', ['Hviezdoslavovo námestie', '5', '811 02', 'Bratislava', 'SK']),
  FI: byAddress('Päivi', 'Hämäläinen', '1988-02-29', ['Mannerheimintie', '10 B 5', '00100', 'Helsinki', 'FI']),
  SE: byNumber('Åsa', 'Öberg', 'personal.number', '640823-3234'),
}

/**
 * What a signatory of a Member State would type, complete and without a doubt.
 *
 * @param changes - Fields to type otherwise, or that no form asks for.
 */
export const aSignatoryOf = (
  memberState: MemberState,
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> => ({ ...signatories[memberState], ...changes })

function byNumber(givenNames: string, familyNames: string, documentType: string, documentNumber: string): Values {
  return { givenNames, familyNames, documentType, documentNumber }
}

function byAddress(
  givenNames: string,
  familyNames: string,
  dateOfBirth: string,
  [street, streetNumber, postalCode, city, country]: readonly [string, string, string, string, string],
): Values {
  return { givenNames, familyNames, dateOfBirth, street, streetNumber, postalCode, city, country }
}
