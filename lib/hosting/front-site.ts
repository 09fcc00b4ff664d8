/**
 * A collection's site in the front, as Caddy reads it (`deploy/caddy/colligo.caddy`). Origins have been read as such: they
 * hold no character that means anything else.
 */
export function frontSite(collection: {
  readonly name: string
  readonly port: number
  readonly origin: string
  readonly organisersOrigin: string
}): string {
  const { name, port, origin, organisersOrigin } = collection
  const addresses = [...new Set([origin, organisersOrigin])].join(' ')
  return `# The collection ${name}. Written by \`colligo-host\`.
${addresses} {
	import colligo
	reverse_proxy 127.0.0.1:${String(port)} {
		import colligo-asked
	}
}
`
}

/** The site by which people find collections: files, and nothing else. */
export const directorySite = (origin: string, folder: string): string => `# The directory. Written by \`colligo-host\`.
${origin} {
	import colligo
	root * ${folder}
	header Content-Security-Policy "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	header Referrer-Policy no-referrer
	header X-Content-Type-Options nosniff
	redir / /en/ 302
	file_server
}
`
