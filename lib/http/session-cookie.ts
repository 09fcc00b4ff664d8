/** `__Host-`: only this host sets it, only over TLS, for every path. */
export const sessionCookie = '__Host-colligo-organiser'

/** The session's token in a request's `Cookie` header; `null` where there is none. */
export const sessionTokenIn = (cookies = ''): string | null =>
  cookies
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1) ?? null
