import type { MemberStateRule } from '#lib/domain/rule'
import { hasSzemelyiSzamCheckDigit } from '../checks/has-szemelyi-szam-check-digit.ts'
import { byNumber, partB } from './fields.ts'

/**
 * Hungary.
 *
 * Source: Regulation (EU) 2019/788 (CELEX 32019R0788), Annex III, part B; that it is this part, and the age, from the
 * Commission's page on data requirements (https://citizens-initiative.europa.eu/data-requirements_en). The page
 * misspells the last official name, “személiy”.
 *
 * Not verified: the formats, which are the widest that the Commission's software of 2020 took, and not from a national
 * text. Of its two accounts of the identity card the wider is taken. The check digit of the personal number, which
 * that software does not test, is the law's as others describe it.
 */
export const hungary: MemberStateRule = {
  memberState: 'HU',
  part: 'B',
  source: 'CELEX 32019R0788, Annex III, part B; https://citizens-initiative.europa.eu/data-requirements_en',
  status: 'verified',
  confirmed: null,
  entitled: 'nationals',
  minimumAge: { years: 18, basis: 'birthday' },
  fields: partB,
  identifiedBy: byNumber,
  documents: [
    {
      type: 'id.card',
      officialName: 'személyazonosító igazolvány',
      example: '123456AB',
      format: /^(?:\d{6}[A-Z]{2}|[A-Z]{2,5}\d{6})$/,
    },
    {
      type: 'passport',
      officialName: 'útlevél',
      example: 'AB1234567',
      format: /^[A-Z]{2}\d{6,7}$/,
    },
    {
      type: 'personal.number',
      officialName: 'személyi azonosító szám (személyi szám)',
      example: '2-850327-4564',
      format: /^\d{11}$/,
      hasCheckDigit: hasSzemelyiSzamCheckDigit,
    },
  ],
}
