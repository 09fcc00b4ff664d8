import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#app/ui/button'
import { CodeField } from '#app/ui/code-field'
import { getPathname } from '#lib/i18n/navigation'

/** Asks for a code. What it asks is public in any case: the form works by its address, without a script. */
export function LookUpForm({ code = '', problem }: { readonly code?: string; readonly problem?: string }) {
  const t = useTranslations('verify')
  return (
    <form
      action={getPathname({ href: '/verify/entry', locale: useLocale() })}
      method="get"
      noValidate
      autoComplete="off"
      className="grid gap-6"
    >
      <CodeField label={t('code')} hint={t('codeHint')} problem={problem} code={code} className="max-w-[42em]" />
      <div>
        <Button className="w-full sm:w-auto">{t('send')}</Button>
      </div>
    </form>
  )
}
