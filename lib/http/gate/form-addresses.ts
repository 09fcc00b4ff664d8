export type FormKind = 'signing' | 'plain' | 'news' | 'one-click' | 'withdrawal' | 'cosignature' | 'organiser' | 'bench'

/** Which form of ours is sent to an address; `null` where none is. Nothing else may reach a server action. */
export function formAt(path: string): FormKind | null {
  if (/^\/[a-z]{2}\/sign\/[A-Z]{2}$/u.test(path)) return 'signing'
  if (isPlainLane(path)) return 'plain'
  if (/^\/[a-z]{2}\/updates(?:\/(?:confirm|leave))?$/u.test(path)) return 'news'
  if (/^\/[a-z]{2}\/updates\/one-click$/u.test(path)) return 'one-click'
  if (isWithdrawal(path)) return 'withdrawal'
  if (path === '/log/cosignatures') return 'cosignature'
  if (/^\/organiser(?:\/[\w-]+)*$/u.test(path)) return 'organiser'
  return path === '/health/action' ? 'bench' : null
}

/** Whether an address is that of the form without a script: its pages are rendered for each visitor. */
export const isPlainLane = (path: string): boolean => /^\/[a-z]{2}\/sign\/[A-Z]{2}\/plain$/u.test(path)

/** Whether an address is that of the form by which a statement is taken back. */
const isWithdrawal = (path: string): boolean => /^\/[a-z]{2}\/withdraw$/u.test(path)

/** Whether neither a page nor the answers to its form need a script, and none is shipped with them. */
export const isScriptless = (path: string): boolean =>
  isPlainLane(path) || isAboutUpdates(path) || isWithdrawal(path) || isLookUp(path)

/** Whether an address is that of what the public log says of a code. */
const isLookUp = (path: string): boolean => /^\/[a-z]{2}\/verify\/entry$/u.test(path)

/** Whether an address is about news by e-mail: none of its pages needs a script, its answers to forms included. */
const isAboutUpdates = (path: string): boolean => /^\/[a-z]{2}\/updates(?:\/[a-z-]+)?$/u.test(path)
