/** Whom alarms are told. */
export interface AlarmReceivers {
  readonly emails: readonly string[]
  /** Where they are posted to; `null` where nowhere. */
  readonly webhook: string | null
}

const addresses = (text: string): readonly string[] => text.split(',').flatMap((address) => address.trim() || [])

export const areEmails = (text: string): boolean =>
  addresses(text).length > 0 && addresses(text).every((address) => /^[^\s@<>",]+@[^\s@<>",]+$/u.test(address))
export const emailsAsked = 'must be one or more e-mail addresses with commas between'

/** What was found out crosses no network in the clear: http is for a program on this machine. */
export function isWebhook(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  if (username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname))
}
export const webhookAsked = 'must be an https:// address, or http:// on this machine, without a name and password'

export const readAlarmReceivers = (emails: string | undefined, webhook: string | undefined): AlarmReceivers => ({
  emails: addresses(emails ?? ''),
  webhook: webhook ?? null,
})
