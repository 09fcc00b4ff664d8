import { sharedServer } from './lib/serving/shared-server.ts'

/** From the start on nothing is printed that could quote what somebody has sent. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs' || process.env.NODE_ENV === 'development') return
  const { quietConsole } = await import('./lib/log/quiet-console.ts')
  quietConsole((error) => {
    sharedServer()?.sawError(error)
  })
}
