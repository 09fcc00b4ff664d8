import type { Initiative, Organiser } from '#lib/domain/initiative'
import { exportFormat, type ExportHeader } from './export-format.ts'

/** The header of a batch, frozen with it: what the register and the organisers' files said at that moment. */
export function headerOf(
  initiative: Initiative,
  about: Pick<
    ExportHeader,
    | 'memberState'
    | 'statements'
    | 'exportedAt'
    | 'batch'
    | 'keys'
    | 'recipient'
    | 'sealedTo'
    | 'isPractice'
    | 'rulePack'
  >,
): ExportHeader {
  const original = initiative.texts.find(({ isOriginal }) => isOriginal)
  if (original === undefined) throw new Error('the initiative has no original text')
  const { title, objectives, annexUrl, websiteUrl } = original
  const { registrationNumber, registeredOn, registerUrl, period, organisers } = initiative
  const isContactPerson = ({ role }: Organiser): boolean => role === 'representative' || role === 'substitute'
  return {
    format: exportFormat,
    ...about,
    initiative: {
      registrationNumber,
      registeredOn,
      registerUrl,
      ...period,
      title,
      objectives,
      annexUrl,
      websiteUrl,
      organisers: organisers.filter((organiser) => !isContactPerson(organiser)).map(({ name }) => name),
      contactPersons: organisers
        .filter(isContactPerson)
        .map(({ name, email }) => (email === null ? name : `${name} (${email})`)),
    },
  }
}
