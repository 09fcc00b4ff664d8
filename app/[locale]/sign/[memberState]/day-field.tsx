'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { controlLook, FieldGroup } from '#app/ui/field'
import { controlNames, dayParts, partsOfDay, type DayPart } from '#lib/http/signing-form'

/** Tokens that let a browser fill in what it knows (HTML, section 4.10.18.7). */
const autocomplete: Readonly<Record<DayPart, string>> = { day: 'bday-day', month: 'bday-month', year: 'bday-year' }

/** The fields of a day are found one by one: whoever follows the summary of problems can type at once. */
export const dayPartId = (name: string, part: DayPart): string => `${name}-${part}`

/** A day in three fields, as it is said: no calendar to leaf back through for half a life. */
export function DayField(props: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint?: ReactNode
  readonly problem?: string | undefined
  readonly isDoubt?: boolean
  readonly after?: ReactNode
}) {
  const { name, value, ...shown } = props
  const t = useTranslations('signing')
  const parts = partsOfDay(value)
  return (
    <FieldGroup id={name} {...shown}>
      {(described) => (
        <div className="flex flex-wrap gap-3">
          {dayParts.map((part) => (
            <label key={part} className={`grid gap-1 ${part === 'year' ? 'w-24' : 'w-16'}`}>
              <span className="text-sm">{t(part)}</span>
              <input
                {...described}
                id={dayPartId(name, part)}
                type="text"
                inputMode="numeric"
                required
                name={controlNames.dayPart(name, part)}
                defaultValue={parts[part]}
                autoComplete={autocomplete[part]}
                maxLength={part === 'year' ? 4 : 2}
                className={controlLook}
              />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
