import type { ImportProblem, ImportProblemCode } from './import-problem.ts'

/** What each problem means and what to do next, for the person who runs the import. */
export const problemSentences: Readonly<Record<ImportProblemCode, string>> = {
  'too-large': 'The file is larger than 1 MiB. Check that it is the export of one initiative.',
  'wrong-encoding':
    'The file is not in the encoding that it should be in. Save it as UTF-8 and, in XML, let its first line say encoding="UTF-8".',
  'unknown-format': 'The file is neither XML nor JSON. Ask for the initiative’s XML from the register.',
  doctype: 'The file has a DOCTYPE, which could make a reader open other files. Delete the DOCTYPE and try again.',
  'too-deep': 'Elements are nested more than 32 deep. Check that it is the export of one initiative.',
  'malformed-xml':
    'The XML is not well-formed here. Correct it, or download the file again: it may have been cut short.',
  'malformed-json': 'The JSON cannot be read here. Look for a missing comma, quote or bracket.',
  'no-initiative':
    'The outermost element must be initiative, or export with an initiative in it. Check that it is the right file.',
  'too-many': 'There are more than 200 organisers or texts. Check that it is the export of one initiative.',
  missing: 'This is required and is absent, or has neither a letter nor a digit. Add it as the register has it.',
  duplicated: 'This stands here more than once, and only one can be shown. Keep the one that the register has.',
  misplaced:
    'The format knows this name, but not here or not in these capitals. Move or spell it as docs/formats/initiative.md says.',
  'markup-in-text': 'There is an element inside this text. Leave the words alone; write < as &lt; and & as &amp;.',
  'text-out-of-place':
    'There are words here that belong to no element. Move them to where they belong, or delete them.',
  'wrong-type': 'The value has the wrong JSON type. Give the type that docs/formats/initiative.md names.',
  'unknown-key': 'The format has no such key. Correct its spelling, or delete it.',
  'subject-has-no-place':
    'A subject belongs to the form of Regulation 211/2011, and this system has no place for it. Import an initiative registered since 2020.',
  'partially-registered':
    'The initiative is registered in part, of which signatories must be told (Regulation 2019/788, Article 6), and this version cannot show it. Do not open the collection with it.',
  'control-character':
    'There is a character that cannot be printed, or that reverses the direction of writing; in a single line, perhaps a line break. Delete it.',
  'too-long': 'This is longer than anything the register would hold. Check that nothing else has slipped in.',
  'not-a-registration-number':
    'Write a European registration number as ECI(2026)000001, and another one in at most 40 characters; XML holds European ones only.',
  'not-a-day': 'Write a day that exists as 2026-10-01; in XML, 01/10/2026 will do.',
  'not-a-web-address':
    'Write the complete address, beginning with https:// or http://, without spaces, user or password.',
  'not-an-email-address': 'Write one e-mail address, as maria@example.eu, or leave it out.',
  'not-true-or-false': 'Write true for the original text and false for the others.',
  'unknown-role': 'Write representative, substitute, member, legal entity or other.',
  'unknown-country': 'Write the two letters of a country, as EE or EL.',
  'unknown-language': 'Write the two letters of one of the Union’s 24 official languages, as et or el.',
  'title-too-long':
    'The title has more than 100 characters without spaces (Regulation 2019/788, Annex II). Compare it with the register.',
  'objectives-too-long':
    'The objectives have more than 1,100 characters without spaces (Regulation 2019/788, Annex II). Compare them with the register.',
  'no-representative': 'No organiser has the role of representative. Add the representative as registered.',
  'no-original': 'No text is the original. Mark the language in which the initiative was registered.',
  'more-than-one-original': 'More than one text is the original. Mark only the language of registration.',
  'language-twice': 'This language has a text already. Keep the one that the register has.',
  'period-ends-before-it-begins': 'The collection period ends before it begins. Check both days.',
  'period-too-long':
    'The collection period is longer than 12 months (Regulation 2019/788, Article 8). Check both days against the register.',
  'opens-before-registration': 'The collection period begins before the registration. Check both days.',
  'opens-too-late':
    'The collection period begins more than 6 months after the registration (Regulation 2019/788, Article 8). Check both days.',
}

/** One problem as a line of text: where it is, then what to do. */
export function sentenceFor({ code, path, line }: ImportProblem): string {
  const places = [line === undefined ? '' : `line ${String(line)}`, path].filter((place) => place !== '')
  return places.length === 0 ? problemSentences[code] : `${places.join(', ')}: ${problemSentences[code]}`
}
