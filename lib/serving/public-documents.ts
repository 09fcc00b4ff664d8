import { documentOf, type Document } from '#lib/http/memory/document'
import type { Instance } from '#lib/instance/instance'

interface Surroundings {
  readonly instance: Pick<Instance, 'publicFigures'>
  readonly isDelayed: () => boolean
  /** The address that the public sees, without a path. */
  readonly origin: string
}

/** What programs, feed readers and other sites ask for: built when what it says has changed, and kept until then. */
export function publicDocuments({ instance, isDelayed }: Surroundings) {
  return (path: string, _query: string): Document | null => (path === '/api/progress' ? progress() : null)

  function progress(): Document {
    const { count, asOf } = instance.publicFigures(isDelayed())
    const figures = { count, asOf: asOf.toISOString(), figuresAreDelayed: isDelayed() }
    return documentOf(JSON.stringify(figures), 'application/json', {
      'Cache-Control': `public, max-age=${isDelayed() ? '300' : '30'}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  }
}
