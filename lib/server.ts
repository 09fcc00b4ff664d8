import 'server-only'
import { connection } from 'next/server'
import { sharedServer, type Server } from './serving/shared-server.ts'

/** The server behind a page. Whatever asks for it is rendered for a request, never ahead of one. */
export async function server(): Promise<Server> {
  await connection()
  const shared = sharedServer()
  if (shared === undefined) throw new Error('Start the site by ./run start or ./run dev: it opens the collection.')
  return shared
}
