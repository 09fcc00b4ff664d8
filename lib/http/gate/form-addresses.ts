export type FormKind = 'signing' | 'plain' | 'news' | 'one-click' | 'organiser' | 'bench'

/** Which form of ours is sent to an address; `null` where none is. Nothing else may reach a server action. */
export function formAt(path: string): FormKind | null {
  if (/^\/[a-z]{2}\/sign\/[A-Z]{2}$/u.test(path)) return 'signing'
  if (isPlainLane(path)) return 'plain'
  if (/^\/[a-z]{2}\/updates(?:\/(?:confirm|leave))?$/u.test(path)) return 'news'
  if (/^\/[a-z]{2}\/updates\/one-click$/u.test(path)) return 'one-click'
  if (/^\/organiser(?:\/[\w-]+)*$/u.test(path)) return 'organiser'
  return path === '/health/action' ? 'bench' : null
}

/** Whether an address is that of the form without a script: its pages are rendered for each visitor. */
export const isPlainLane = (path: string): boolean => /^\/[a-z]{2}\/sign\/[A-Z]{2}\/plain$/u.test(path)

/** Whether an address is about news by e-mail: none of its pages needs a script, its answers to forms included. */
export const isAboutUpdates = (path: string): boolean => /^\/[a-z]{2}\/updates(?:\/[a-z-]+)?$/u.test(path)
