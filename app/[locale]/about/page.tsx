import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Prose, Section } from '#app/ui/prose'
import { ScrollTable } from '#app/ui/scroll-table'
import { rulesOf } from '#lib/collecting/collection'
import type { MemberStateRule } from '#lib/domain/rule'
import { namedMemberStates } from '#lib/i18n/names'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { wordsOfPack, type SpokenWords } from '#lib/rules/words-of-pack'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('about'))('title') }
}

/** What an initiative is, who may sign it, and what each nationality is asked for. */
export default async function AboutPage() {
  const t = await getTranslations('about')
  const { pack } = (await server()).collection()
  const words = wordsOfPack(pack, await getLocale())
  return (
    <Prose title={t('title')}>
      {words === null ? (
        <European pack={pack.id} source={pack.source} />
      ) : (
        <OfPack words={words} source={pack.source} />
      )}
      {words === null ? (
        <Section title={t('thisTitle')}>
          <p>{t('this')}</p>
        </Section>
      ) : null}
      <Section title={t('whoTitle')}>
        <WhoMaySign />
      </Section>
      {words === null ? (
        <Section title={t('checkTitle')}>
          <p>{t('check')}</p>
        </Section>
      ) : null}
      <Section title={t('dataTitle')}>
        <RulesTable />
      </Section>
    </Prose>
  )
}

/** What a European initiative is, and its law: the present one by name, one of before by its number. */
async function European({ pack, source }: { readonly pack: string; readonly source: string }) {
  const t = await getTranslations('about')
  return (
    <Section title={t('whatTitle')}>
      <p>{t('what')}</p>
      <p>{pack === eci2019.id ? <a href="https://eur-lex.europa.eu/eli/reg/2019/788/oj">{t('law')}</a> : source}</p>
    </Section>
  )
}

/** What another procedure is, in the words that its rule pack brings along. */
function OfPack({ words, source }: { readonly words: SpokenWords; readonly source: string }) {
  return (
    <Section title={words.procedure}>
      <p lang={words.language}>{words.receiver}</p>
      <p>{source}</p>
    </Section>
  )
}

async function WhoMaySign() {
  const { pack } = (await server()).collection()
  const words = wordsOfPack(pack, await getLocale())
  if (words !== null) return <p lang={words.language}>{words.whoMaySign}</p>
  if (pack.id === eci2019.id) return <p>{(await getTranslations('about'))('who')}</p>
  return <p>{(await getTranslations('choose'))('introWith')}</p>
}

async function RulesTable() {
  const t = await getTranslations('about')
  const rules = rulesOf((await server()).collection())
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
        const rule = rules[code]
        return rule === undefined ? null : (
          <tr key={code} className="align-top hyphens-auto">
            <th scope="row" className="font-semibold">
              {name}
            </th>
            <td>{t(rule.minimumAge.basis === 'birthday' ? 'age' : 'ageYear', { years: rule.minimumAge.years })}</td>
            <td>
              <DataAsked rule={rule} />
            </td>
          </tr>
        )
      })}
    </ScrollTable>
  )
}

/** What a state asks for: in a few words where its form has one of the present law's two shapes, else field by field. */
async function DataAsked({ rule: { part, fields, entitled } }: { readonly rule: MemberStateRule }) {
  const t = await getTranslations('about')
  const legal = await getTranslations('legal.fields')
  if (entitled !== 'nationals') return fields.map(({ name }) => legal(name)).join(', ')
  const asksBirth = fields.some((field) => field.name === 'dateOfBirth')
  return t(part === 'A' ? 'dataA' : asksBirth ? 'dataB' : 'dataBWithout')
}
