import { describe, expect, test } from 'vitest'
import { isMemberState } from '#lib/domain/member-states'
import { memberStatesOfLanguage } from '#lib/i18n/member-states-of-language'
import { knownAuthorities } from '#lib/rules/authorities'

describe('what is known of competent authorities', () => {
  test.each(Object.entries(knownAuthorities))(
    '%s: a name, a source, and a language of that Member State',
    (code, known) => {
      expect(isMemberState(code)).toBe(true)
      expect(known.authority).not.toBe('')
      expect(known.source).not.toBe('')
      const languages = Object.entries(memberStatesOfLanguage).filter(([, states]) =>
        states.some((one) => one === code),
      )
      expect(languages.map(([language]) => language)).toContain(known.language)
    },
  )
})
