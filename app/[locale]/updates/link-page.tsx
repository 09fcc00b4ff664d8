import { Button } from '#app/ui/button'
import { Prose } from '#app/ui/prose'
import { tokenPlaceholder } from '#lib/http/memory/token-page'

/**
 * Where a link in an e-mail leads: a question and a button. The page looks nothing up: mail scanners open links, and a
 * page that is opened must change nothing.
 */
export function LinkPage(props: {
  readonly title: string
  readonly text: string
  readonly button: string
  readonly action: (form: FormData) => Promise<void>
  /** Of the address; absent where the page is rendered to be kept. */
  readonly token: string | string[] | undefined
}) {
  const token = typeof props.token === 'string' ? props.token : tokenPlaceholder
  return (
    <Prose title={props.title} intro={props.text}>
      <form action={props.action}>
        <input type="hidden" name="token" value={token} />
        <Button>{props.button}</Button>
      </form>
    </Prose>
  )
}
