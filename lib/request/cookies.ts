/** The cookie that is the session's id. `__Host-` binds it to this host, to the root path and to a secure connection. */
export const SESSION_COOKIE = "__Host-relais-session"

/** A sign-in under way (`journey.ts`), each in a cookie of its own. */
export const JOURNEY_COOKIE = "__Host-relais-journey"

/** Shows, before anybody is sent away to a provider, that this browser keeps what the way back needs. */
export const PROBE_COOKIE = "__Host-relais-probe"

/** Words that were typed and not sent, encrypted for the person who typed them; those of each page by themselves, in as many pieces as they need. */
export const KEPT_COOKIE = "__Host-relais-kept"

export const COOKIE_OPTIONS = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const

const part = (use: string) => ({ name: `__Host-relais-${use}`, options: COOKIE_OPTIONS })

/** next-auth's own cookies, under our names and rules; those of a sign-in under way travel inside the cookie of that sign-in. */
export const AUTH_COOKIES = {
  sessionToken: { name: SESSION_COOKIE, options: COOKIE_OPTIONS },
  callbackUrl: part("back"),
  csrfToken: part("csrf"),
  pkceCodeVerifier: part("pkce"),
  state: part("state"),
  nonce: part("nonce"),
}

/** A Set-Cookie header; `maxAge` 0 removes the cookie. */
export function setCookie(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`
}

/** The cookies of a request, by name. */
export function readCookies(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split(/=(.*)/s))
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, value]) => [name, decode(value ?? "")]))
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
