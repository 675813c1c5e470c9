import "server-only"
import { FACES, type Face } from "@/drizzle/vocabulary"
import { signIn } from "@/lib/account/commands"
import { deviceWords, type SignInProblem, SignInRefused, type SignInTrait, safeBackPath } from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { type Attempt, attempts, authOptions, HOME, keepProblem } from "./auth"
import { AUTH_COOKIES, PROBE_COOKIE, readCookies, SESSION_COOKIE, setCookie } from "./cookies"
import { sealIdToken } from "./id-token"
import { carriedBack, carryBack, findJourney, type Journey, keepJourney, wayBack } from "./journey"
import { LANGUAGE_COOKIE, languageFrom } from "./language"
import { type Answer, callNextAuth } from "./next-auth-call"

/** Seconds within which the person must have shown who they are, when they were asked to do so anew. */
const FRESH_SECONDS = 120

const newAttempt = (face: Face): Attempt => ({
  face,
  person: null,
  idToken: null,
  acr: null,
  authTime: null,
  sessionId: null,
  problem: null,
  trait: null,
})

/** `GET /sign-in/<face>`: a plain link that leads to the provider; next-auth's CSRF pair is obtained and used here. */
export async function beginSignIn(request: Request, provider: string): Promise<Response> {
  const face = FACES.find((known) => known === provider)
  if (!face) return new Response(null, { status: 404 })
  const asked = new URL(request.url).searchParams
  const detour = detourOf(request, asked)
  if (detour) return detour
  const back = safeBackPath(asked.get("back")) ?? HOME[face]
  const isStepUp = asked.get("step_up") === "1"
  const attempt = newAttempt(face)
  try {
    const cookies = readCookies(request.headers.get("cookie"))
    const answer = await attempts.run(attempt, () => startAt(attempt, cookies, back, isStepUp))
    if (!answer.location || attempt.problem) throw new SignInRefused(attempt.problem ?? "unavailable")
    const now = new Date()
    const to = back === HOME[face] ? answer.location : carryBack(answer.location, back, now)
    return redirectTo(to, keepJourney(cookies, answer, isStepUp, now))
  } catch (error) {
    return refused({ problem: problemOf(error), back: back === HOME[face] ? null : back })
  }
}

/**
 * The way back from the provider needs a cookie at our own address: somebody at another name of this site is brought there
 * first, and a browser is tried once, so that one that keeps no cookies is told before the journey and not after it.
 */
function detourOf(request: Request, asked: URLSearchParams): Response | null {
  const here = new URL(configuration().url)
  const path = new URL(request.url).pathname
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? here.host
  if (host !== here.host) return redirectTo(`${path}?${asked}`, [])
  if (Object.keys(readCookies(request.headers.get("cookie"))).some((name) => name.startsWith("__Host-relais-"))) return null
  if (asked.has("tried")) return refused({ problem: "cookies", back: asked.get("back") })
  const again = new URLSearchParams(asked)
  again.set("tried", "1")
  return redirectTo(`${path}?${again}`, [setCookie(PROBE_COOKIE, "1", 900)])
}

const problemOf = (error: unknown): SignInProblem => (error instanceof SignInRefused ? error.problem : "unavailable")

async function startAt(attempt: Attempt, kept: Record<string, string>, back: string, isStepUp: boolean): Promise<Answer> {
  const options = await authOptions(attempt, () => Promise.reject(new SignInRefused("refused")))
  const cookies = { ...kept }
  delete cookies[AUTH_COOKIES.csrfToken.name]
  const csrf = await callNextAuth(options, { method: "GET", path: ["csrf"], cookies })
  const given = readCookies(csrf.setCookies.map((cookie) => cookie.split(";")[0]).join("; "))
  return callNextAuth(options, {
    method: "POST",
    path: ["signin", attempt.face],
    query: isStepUp ? { prompt: "login", max_age: "0" } : {},
    body: { csrfToken: tokenIn(csrf.body), callbackUrl: back },
    cookies: { ...cookies, ...given },
  })
}

function tokenIn(body: unknown): string {
  return typeof body === "object" && body !== null && "csrfToken" in body ? String(body.csrfToken) : ""
}

/** `GET /api/auth/callback/<face>`: the provider sends the person back; a session with a new id, or the sign-in page with the reason. */
export async function finishSignIn(request: Request, provider: string): Promise<Response> {
  const face = FACES.find((known) => known === provider)
  if (!face) return new Response(null, { status: 404 })
  const attempt = newAttempt(face)
  const cookies = readCookies(request.headers.get("cookie"))
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const carried = carriedBack(query.state, new Date())
  if (carried.state) query.state = carried.state
  const { journey, forget } = findJourney(cookies, carried.state)
  const back = wayBack(journey, HOME[face]) ?? carried.back
  try {
    const options = await authOptions(attempt, () => keepProblem(attempt, () => openSession(attempt, request, journey)))
    const answer = await attempts.run(attempt, () =>
      callNextAuth(options, { method: "GET", path: ["callback", face], query, cookies: { ...cookies, ...journey.cookies } }),
    )
    const session = answer.setCookies.filter((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))
    if (attempt.sessionId && answer.location) return redirectTo(answer.location, [...session, forget])
    return refused({ problem: attempt.problem ?? "refused", trait: attempt.trait, back }, [forget])
  } catch (error) {
    return refused({ problem: problemOf(error), back }, [forget])
  }
}

async function openSession(attempt: Attempt, request: Request, { isStepUp: steppedUp }: Journey): Promise<string> {
  const { person, idToken, acr, face } = attempt
  const cookies = readCookies(request.headers.get("cookie"))
  if (!person) throw new SignInRefused("identity")
  if (steppedUp && !isFresh(attempt.authTime)) throw new SignInRefused("acr")
  const { citizens, professionals, reviewers } = configuration()
  return signIn({
    person,
    issuer: { citizen: citizens, professional: professionals, reviewer: reviewers }[face].issuer,
    acr,
    device: deviceWords(request.headers.get("user-agent")),
    language: languageFrom(cookies[LANGUAGE_COOKIE]),
    idTokenCiphertext: idToken ? sealIdToken(idToken) : null,
    previousSessionId: cookies[SESSION_COOKIE] ?? null,
    steppedUp,
  })
}

function isFresh(authTime: number | null): boolean {
  return authTime !== null && Math.abs(Date.now() / 1000 - authTime) < FRESH_SECONDS
}

type Refused = { problem: SignInProblem; trait?: SignInTrait | null; back: string | null }

/** The sign-in page with the reason, from which one goes on to where one was going. */
function refused({ problem, trait, back }: Refused, setCookies: string[] = []): Response {
  const path = safeBackPath(back)
  const said = new URLSearchParams({ problem, ...(trait ? { trait } : {}), ...(path ? { back: path } : {}) })
  return redirectTo(`/sign-in?${said}`, setCookies)
}

function redirectTo(location: string, setCookies: string[]): Response {
  const headers = new Headers({ location: new URL(location, configuration().url).href, "cache-control": "private, no-store" })
  for (const cookie of setCookies) headers.append("set-cookie", cookie)
  return new Response(null, { status: 303, headers })
}
