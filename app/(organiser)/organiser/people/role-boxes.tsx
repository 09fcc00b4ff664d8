import { useTranslations } from 'next-intl'
import { FieldGroup, TickBox } from '#app/ui/field'
import { roles, type Role } from '#lib/domain/role'

/** Which roles somebody is to have, each with what it is good for. */
export function RoleBoxes(props: {
  readonly id: string
  readonly ticked: readonly Role[]
  readonly problem?: string | undefined
}) {
  const t = useTranslations('organiser.roles')
  return (
    <FieldGroup id={props.id} label={t('title')} problem={props.problem}>
      {() =>
        roles.map((role) => (
          <TickBox
            key={role}
            id={`${props.id}-${role}`}
            name="role"
            value={role}
            isTicked={props.ticked.includes(role)}
            label={
              <>
                <span className="font-semibold">{t(`${role}.name`)}</span>
                <span className="block text-sm text-faint">{t(`${role}.may`)}</span>
              </>
            }
          />
        ))
      }
    </FieldGroup>
  )
}
