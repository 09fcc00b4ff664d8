/**
 * What a page may load: our own files, scripts that carry the response's nonce and what those load, nothing foreign.
 *
 * @param isDevelopment - `next dev` evaluates what it reloads; nothing that is deployed does.
 */
export const contentSecurityPolicy = (nonce: string, isDevelopment = false): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
