/** Which form of ours is sent to an address; `null` where none is. Nothing else may reach a server action. */
export function formAt(path: string): 'signing' | 'organiser' | 'bench' | null {
  if (/^\/[a-z]{2}\/sign\/[A-Z]{2}$/u.test(path)) return 'signing'
  if (/^\/organiser(?:\/[\w-]+)*$/u.test(path)) return 'organiser'
  return path === '/health/action' ? 'bench' : null
}
