import "server-only"
import { jwtVerify } from "jose"
import type { Face } from "@/drizzle/vocabulary"
import { isAcrEnough, personFromClaims, type SignedInPerson, SignInRefused } from "@/lib/account/rules"
import { isSandbox } from "@/lib/platform/sandbox"
import { type Discovered, providerSettings } from "./discovery"

/** How strongly a face's provider must vouch; null where it says nothing about it. */
export const ASKED_ACR: Record<Face, string | null> = { citizen: "eidas1", professional: "eidas1", reviewer: null }

type Tokens = { accessToken: string; claims: Record<string, unknown> }

/** Asks the provider who this is, and believes it only when signature, issuer, audience, time, level and subject all agree. */
export async function askUserinfo(face: Face, provider: Discovered, tokens: Tokens): Promise<SignedInPerson> {
  const asked = ASKED_ACR[face]
  if (asked && !isAcrEnough(tokens.claims.acr, asked)) throw new SignInRefused("acr")
  const answer = await fetch(provider.userinfo_endpoint, {
    headers: { authorization: `Bearer ${tokens.accessToken}` },
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new SignInRefused("unavailable")
  const claims = await readAnswer(face, provider, answer)
  if (claims.sub !== tokens.claims.sub) throw new SignInRefused("signature")
  return personFromClaims(face, claims, isSandbox(provider.issuer))
}

async function readAnswer(face: Face, provider: Discovered, answer: Response): Promise<Record<string, unknown>> {
  const isSigned = answer.headers.get("content-type")?.startsWith("application/jwt") ?? false
  // FranceConnect signs what it says of citizens: an unsigned answer is not from it.
  if (face === "citizen" && !isSigned) throw new SignInRefused("signature")
  const text = await answer.text()
  if (!isSigned) return parseObject(text)
  try {
    const { payload } = await jwtVerify(text, provider.keys, {
      issuer: provider.issuer,
      audience: providerSettings(face).clientId,
      algorithms: ["ES256", "RS256"],
      requiredClaims: ["sub", "exp"],
      clockTolerance: 10,
    })
    return payload
  } catch {
    throw new SignInRefused("signature")
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === "object" && value !== null) return { ...value }
  } catch {
    // Not JSON: refused below.
  }
  throw new SignInRefused("identity")
}
