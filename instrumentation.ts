/** Opens the instance before the first request, so that a wrong setting stops the start and not a signatory. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { openOnce } = await import('./lib/server.ts')
  openOnce()
}
