import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import type { AuthOptions } from "next-auth"
import type { OAuthConfig } from "next-auth/providers/oauth"
import type { Face } from "@/drizzle/vocabulary"
import {
  SESSION_HOURS,
  type SignedInPerson,
  type SignInProblem,
  SignInRefused,
  type SignInTrait,
  safeBackPath,
} from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { AUTH_COOKIES } from "./cookies"
import { type Discovered, discover, providerSettings } from "./discovery"
import { sessionAdapter } from "./session-adapter"
import { ASKED_ACR, askUserinfo } from "./userinfo"

/** What one sign-in has come to so far. */
export type Attempt = {
  face: Face
  person: SignedInPerson | null
  idToken: string | null
  acr: string | null
  /** When the person last showed who they are, as the provider says (seconds). */
  authTime: number | null
  sessionId: string | null
  problem: SignInProblem | null
  /** The trait for want of which the person is not known. */
  trait: SignInTrait | null
}

/** Where each face arrives when nothing else was asked for. */
export const HOME: Record<Face, string> = { citizen: "/home", professional: "/professional", reviewer: "/review" }

const SCOPES: Record<Face, string> = {
  citizen: "openid identite_pivot preferred_username email",
  professional: "openid scope_all",
  reviewer: "openid profile email",
}

/** next-auth keeps one logger per process; the attempt it speaks of is found by the call it happens in. */
export const attempts = new AsyncLocalStorage<Attempt>()

/** next-auth for one sign-in: a provider made from the environment, and a session whose cookie is an opaque id. */
export async function authOptions(attempt: Attempt, openSession: () => Promise<string>): Promise<AuthOptions> {
  const { secret, url } = configuration()
  // next-auth takes its own address from here only.
  process.env.NEXTAUTH_URL = url
  return {
    secret,
    providers: [provider(attempt, await discover(attempt.face))],
    session: { strategy: "database", maxAge: SESSION_HOURS * 3600 },
    adapter: sessionAdapter(
      () => attempt.person?.subject ?? null,
      async () => {
        attempt.sessionId = await openSession()
        return attempt.sessionId
      },
    ),
    cookies: AUTH_COOKIES,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    callbacks: {
      redirect: ({ url: asked, baseUrl }) => {
        const path = safeBackPath(asked.startsWith(`${baseUrl}/`) ? asked.slice(baseUrl.length) : asked)
        return baseUrl + (path ?? HOME[attempt.face])
      },
      signIn: () => attempt.person !== null,
    },
    logger: { error: logProblem, warn: () => {}, debug: () => {} },
  }
}

function provider(attempt: Attempt, said: Discovered): OAuthConfig<Record<string, unknown>> {
  const { face } = attempt
  const { clientId, clientSecret } = providerSettings(face)
  const acr = ASKED_ACR[face]
  const hasPkce = face === "professional" || said.code_challenge_methods_supported.includes("S256")
  const canBasic = said.token_endpoint_auth_methods_supported.includes("client_secret_basic")
  return {
    id: face,
    name: face,
    type: "oauth",
    issuer: said.issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: hasPkce ? ["state", "nonce", "pkce"] : ["state", "nonce"],
    authorization: { url: said.authorization_endpoint, params: { scope: SCOPES[face], ...(acr ? { acr_values: acr } : {}) } },
    token: { url: said.token_endpoint },
    jwks_endpoint: said.jwks_uri,
    client: {
      id_token_signed_response_alg: face === "citizen" ? "ES256" : "RS256",
      token_endpoint_auth_method: canBasic ? "client_secret_basic" : "client_secret_post",
    },
    userinfo: {
      url: said.userinfo_endpoint,
      request: async ({ tokens }) => {
        const claims = readIdToken(tokens.id_token)
        attempt.person = await keepProblem(attempt, () =>
          askUserinfo(face, said, { accessToken: tokens.access_token ?? "", claims }),
        )
        attempt.idToken = tokens.id_token ?? null
        attempt.acr = typeof claims.acr === "string" ? claims.acr : null
        attempt.authTime = typeof claims.auth_time === "number" ? claims.auth_time : null
        return { sub: attempt.person.subject }
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  }
}

/** The claims of an id_token that next-auth has verified already. */
function readIdToken(idToken: string | undefined): Record<string, unknown> {
  const payload = idToken?.split(".")[1]
  return payload ? JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) : {}
}

/** Keeps the reason of a refusal for the page, because next-auth passes on a word of its own. */
export async function keepProblem<T>(attempt: Attempt, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    attempt.problem = error instanceof SignInRefused ? error.problem : "unavailable"
    attempt.trait = error instanceof SignInRefused ? error.trait : null
    throw error
  }
}

function logProblem(code: string, metadata: unknown): void {
  const attempt = attempts.getStore()
  const message = messageOf(metadata)
  if (attempt) attempt.problem ??= problemOf(message)
  const { face, problem, trait } = attempt ?? {}
  // Codes only: what a provider says in words may name a person.
  console.error(JSON.stringify({ event: "sign_in.failed", code, face, problem, ...(trait ? { trait } : {}) }))
}

function messageOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message
  const inner = typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : null
  return inner instanceof Error ? inner.message : ""
}

function problemOf(message: string): SignInProblem {
  if (message === "access_denied") return "cancelled"
  if (/nonce mismatch|nonce missing/i.test(message)) return "nonce"
  if (/cookie was missing|"exp" claim|could not be parsed|different provider|state mismatch|state missing/i.test(message))
    return "expired"
  if (/signature|no matching key|JWKS|jwt/i.test(message)) return "signature"
  if (/ECONNREFUSED|timed out|fetch failed|ENOTFOUND/i.test(message)) return "unavailable"
  return "refused"
}
