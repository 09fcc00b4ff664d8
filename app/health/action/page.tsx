import { notFound } from 'next/navigation'
import { server } from '#lib/server'
import { doNothing } from './actions'

/** The bench's empty form. On no site that is not being measured. */
export default async function BenchPage() {
  const { isMeasured } = await server()
  if (!isMeasured) notFound()
  return (
    <form action={doNothing.bind(null, 'en', 'EE')}>
      <button type="submit">Send</button>
    </form>
  )
}
