import type { Delivery } from '#lib/mail/outbox'

/** Milliseconds that whoever receives has to answer. */
const patience = 5000

/** An alarm as programs get it. */
interface AlarmNotice {
  readonly kind: string
  readonly memberState: string | null
  /** In UTC, as `2026-11-29T21`. */
  readonly hour: string
  readonly counted: number
  readonly usual: number
  readonly raisedAt: string
  /** The organisers' page. */
  readonly link: string
}

/** Posts an alarm, and follows no redirect: whoever answers elsewhere was not chosen. */
export async function postAlarm(webhook: string, notice: AlarmNotice): Promise<Delivery['outcome']> {
  try {
    const answer = await fetch(webhook, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Colligo' },
      body: JSON.stringify(notice),
      signal: AbortSignal.timeout(patience),
    })
    await answer.body?.cancel()
    return answer.ok ? 'sent' : 'failed'
  } catch {
    // TypeError or TimeoutError: nobody there, or nobody who answers in time.
    return 'failed'
  }
}
