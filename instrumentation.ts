/**
 * Opens the instance before the first request, so that a wrong setting stops the start and not a signatory. From then
 * on nothing is printed that could quote what somebody has sent.
 */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { openOnce } = await import('./lib/server.ts')
  openOnce()
  if (process.env.NODE_ENV === 'development') return
  const { quietConsole } = await import('./lib/log/quiet-console.ts')
  quietConsole()
}
