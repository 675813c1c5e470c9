import "server-only"
import { createRemoteJWKSet } from "jose"
import { z } from "zod"
import type { Face } from "@/drizzle/vocabulary"
import { SignInRefused } from "@/lib/account/rules"
import { configuration, type IdentityProviderConfiguration } from "@/lib/platform/configuration"

const metadata = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()).default([]),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
})

export type Discovered = z.infer<typeof metadata> & { keys: ReturnType<typeof createRemoteJWKSet> }

/** Professionals' provider publishes its metadata elsewhere than the standard says (Pro Santé Connect). */
const WELL_KNOWN: Record<Face, string> = {
  citizen: "/.well-known/openid-configuration",
  professional: "/.well-known/wallet-openid-configuration",
  reviewer: "/.well-known/openid-configuration",
}

const KEPT_MS = 10 * 60_000
const kept = new Map<string, { until: number; discovered: Discovered }>()

/** Who vouches for this face, as the environment says. */
export function providerSettings(face: Face): IdentityProviderConfiguration {
  const { citizens, professionals, reviewers } = configuration()
  return { citizen: citizens, professional: professionals, reviewer: reviewers }[face]
}

/** What the provider says of itself, asked again after ten minutes; throws `SignInRefused` when it cannot be reached or lies about its name. */
export async function discover(face: Face): Promise<Discovered> {
  const { issuer } = providerSettings(face)
  const known = kept.get(issuer)
  if (known && known.until > Date.now()) return known.discovered
  const discovered = await ask(issuer, WELL_KNOWN[face])
  kept.set(issuer, { until: Date.now() + KEPT_MS, discovered })
  return discovered
}

async function ask(issuer: string, path: string): Promise<Discovered> {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, "")}${path}`, { redirect: "error", signal: AbortSignal.timeout(10_000) })
    const said = metadata.parse(await answer.json())
    if (said.issuer !== issuer) throw new Error("The provider calls itself something else")
    return { ...said, keys: createRemoteJWKSet(new URL(said.jwks_uri), { timeoutDuration: 10_000 }) }
  } catch (cause) {
    console.error(JSON.stringify({ event: "identity_provider.unavailable", issuer, reason: reasonOf(cause) }))
    throw new SignInRefused("unavailable")
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : "unknown"
}
