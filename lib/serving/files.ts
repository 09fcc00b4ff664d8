import { documentOf, type Document } from '#lib/http/memory/document'
import { proofOfWorkFile } from '#lib/http/proof-of-work-file'
import { proofOfWorkVersion } from '#lib/http/proof-of-work-files'

/** The proof of work's own files, kept as they are served: the same for everyone, for ever. */
export function proofOfWorkDocuments(): (path: string) => Promise<Document | null> {
  const kept = new Map<string, Document>()
  return async (path) => {
    const known = kept.get(path)
    if (known !== undefined) return known
    const [, version, name = ''] = /^\/altcha\/([\d.]+)\/([\w.-]+)$/u.exec(path) ?? []
    const served = version === proofOfWorkVersion ? await proofOfWorkFile(name) : null
    if (served === null) return null
    const document = documentOf(served.text, served.type, { 'Cache-Control': 'public, max-age=31536000, immutable' })
    kept.set(path, document)
    return document
  }
}
