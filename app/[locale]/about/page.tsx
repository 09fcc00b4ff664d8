import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { ScrollTable } from '#app/ui/scroll-table'
import { namedMemberStates } from '#lib/i18n/names'
import { eci2019 } from '#lib/rules/eci-2019/index'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('about'))('title') }
}

/** What an initiative is, who may sign it, and what each nationality is asked for. */
export default async function AboutPage() {
  const t = await getTranslations('about')
  return (
    <Prose title={t('title')}>
      <Section title={t('whatTitle')}>
        <p>{t('what')}</p>
        <p>
          <a href="https://eur-lex.europa.eu/eli/reg/2019/788/oj">{t('law')}</a>
        </p>
      </Section>
      <Section title={t('thisTitle')}>
        <p>{t('this')}</p>
      </Section>
      <Section title={t('whoTitle')}>
        <p>{t('who')}</p>
      </Section>
      <Section title={t('checkTitle')}>
        <p>{t('check')}</p>
      </Section>
      <Section title={t('dataTitle')}>
        <RulesTable />
      </Section>
    </Prose>
  )
}

async function RulesTable() {
  const t = await getTranslations('about')
  const memberState = (await getTranslations('progress'))('memberState')
  return (
    <ScrollTable
      caption={t('ages')}
      head={
        <>
          <th scope="col" className="sm:w-[24%]">
            {memberState}
          </th>
          <th scope="col" className="sm:w-[24%]">
            {t('ageColumn')}
          </th>
          <th scope="col">{t('dataColumn')}</th>
        </>
      }
    >
      {namedMemberStates(await getLocale()).map(({ code, name }) => {
        const { minimumAge, part, fields } = eci2019.rules[code]
        const asksBirth = fields.some((field) => field.name === 'dateOfBirth')
        return (
          <tr key={code} className="align-top hyphens-auto">
            <th scope="row" className="font-semibold">
              {name}
            </th>
            <td>{t(minimumAge.basis === 'birthday' ? 'age' : 'ageYear', { years: minimumAge.years })}</td>
            <td>{t(part === 'A' ? 'dataA' : asksBirth ? 'dataB' : 'dataBWithout')}</td>
          </tr>
        )
      })}
    </ScrollTable>
  )
}
