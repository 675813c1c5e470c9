import { randomBytes } from "node:crypto"
import type { ServerResponse } from "node:http"
import {
  type CryptoKey,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from "jose"
import Provider, { type Context, interactionPolicy } from "oidc-provider"
import type { Face } from "@/drizzle/vocabulary"
import { CAST } from "../cast"
import { castClaims } from "./claims"
import { Memory } from "./memory"
import type { Misbehaviour } from "./misbehaviour"

type FaceOptions = { face: Face; issuer: string; clientSecret: string; portalUrl: string; misbehaviour: Misbehaviour }

/** What each face lets a client ask for, in the manner of its real provider. */
const SCOPES: Record<Face, Record<string, string[]>> = {
  citizen: {
    identite_pivot: ["given_name", "given_name_array", "family_name", "birthdate", "gender", "birthplace", "birthcountry"],
    preferred_username: ["preferred_username"],
    email: ["email"],
  },
  professional: {
    scope_all: [
      "preferred_username",
      "SubjectNameID",
      "family_name",
      "given_name",
      "codeCivilite",
      "SubjectRole",
      "Secteur_Activite",
      "SubjectOrganization",
      "SubjectOrganizationID",
      "Palier_Authentification",
      "Acces_Regulation_Medicale",
      "otherIds",
      "SubjectRefPro",
    ],
  },
  reviewer: { profile: ["name"], email: ["email"] },
}

/** One face of the provider: its own keys, its own client, its own claims. */
export async function makeFace(options: FaceOptions) {
  const algorithm = options.face === "citizen" ? "ES256" : "RS256"
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const other = await generateKeyPair(algorithm, { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: `${options.face}-1`, alg: algorithm, use: "sig" }
  const provider = new Provider(options.issuer, {
    ...settings(options, algorithm),
    jwks: { keys: [key] },
  })
  provider.use((ctx, next) => misbehave(ctx, next, options, { right: privateKey, wrong: other.privateKey }))
  const publicKey = { ...key, d: undefined, p: undefined, q: undefined, dp: undefined, dq: undefined, qi: undefined }
  const keys = createLocalJWKSet({ keys: [publicKey] })
  const endSession = async (path: string, response: ServerResponse) => {
    const asked = new URL(path, options.issuer).searchParams
    const home = asked.get("post_logout_redirect_uri")
    const isOurs = await jwtVerify(asked.get("id_token_hint") ?? "", keys, { issuer: options.issuer, clockTolerance: 86_400 })
      .then(() => home === `${options.portalUrl}/`)
      .catch(() => false)
    if (!isOurs || !home) return void response.writeHead(400, { "content-type": "text/plain" }).end("id_token_hint")
    const location = new URL(home)
    const state = asked.get("state")
    if (state) location.searchParams.set("state", state)
    response.writeHead(303, { location: location.href, "cache-control": "no-store" }).end()
  }
  return { provider, endSession }
}

function settings({ face, portalUrl, clientSecret, misbehaviour }: FaceOptions, algorithm: string) {
  const cookie = (use: string) => `demo-${face}-${use}`
  return {
    adapter: Memory,
    clients: [
      {
        client_id: `relais-${face}`,
        client_secret: clientSecret,
        redirect_uris: [`${portalUrl}/api/auth/callback/${face}`],
        post_logout_redirect_uris: [`${portalUrl}/`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: algorithm,
        ...(face === "citizen" ? { userinfo_signed_response_alg: algorithm } : {}),
      },
    ],
    scopes: ["openid", ...Object.keys(SCOPES[face])],
    claims: { openid: ["sub"], acr: null, auth_time: null, iss: null, ...SCOPES[face] },
    acrValues: face === "reviewer" ? [] : ["eidas1"],
    routes: { authorization: "/authorize", token: "/token", userinfo: "/userinfo", jwks: "/jwks", end_session: "/session/end" },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    // Of these faces only the professionals' asks for PKCE, as its real provider does.
    pkce: { required: () => face === "professional" },
    cookies: {
      keys: [randomBytes(32).toString("hex")],
      names: { session: cookie("session"), interaction: cookie("interaction"), resume: cookie("resume") },
    },
    ttl: { Interaction: 900, Session: 900, AuthorizationCode: 60, AccessToken: 60, IdToken: 120, Grant: 900 },
    conformIdTokenClaims: true,
    enabledJWA: {
      idTokenSigningAlgValues: [algorithm],
      userinfoSigningAlgValues: [algorithm],
    },
    interactions: {
      policy: policy(),
      url: (_: unknown, interaction: { uid: string }) => `/${face}/interaction/${interaction.uid}`,
    },
    loadExistingGrant,
    findAccount: (_: unknown, subject: string) => accountOf(face, subject, misbehaviour),
  }
}

/** Everybody is asked every time who they are: that is the point of a demonstration. Consent is not asked. */
function policy() {
  const prompts = interactionPolicy.base()
  prompts.remove("consent")
  const always = new interactionPolicy.Check("always", "somebody is picked each time", ({ oidc }) =>
    oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
  )
  prompts.get("login")?.checks.add(always)
  return prompts
}

type GrantContext = {
  oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string }; params: { scope: string } }
}

async function loadExistingGrant({ oidc }: GrantContext) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope(oidc.params.scope)
  await grant.save()
  return grant
}

function accountOf(face: Face, subject: string, misbehaviour: Misbehaviour) {
  const person = CAST.find((candidate) => candidate.face === face && candidate.subject === subject)
  if (!person) return undefined
  const said = misbehaviour.claims ? { ...misbehaviour.claims, sub: subject } : castClaims(person)
  if (misbehaviour.exercices === "none") delete said.SubjectRefPro
  return { accountId: subject, claims: async () => said }
}

async function misbehave(
  ctx: Context,
  next: () => Promise<void>,
  options: FaceOptions,
  keys: Record<"right" | "wrong", CryptoKey>,
) {
  const { userinfo } = options.misbehaviour
  await next()
  if (!userinfo || ctx.path !== "/userinfo" || typeof ctx.body !== "string") return
  const claims = decodeJwt(ctx.body)
  if (userinfo === "expired") Object.assign(claims, { iat: 1_000_000_000, exp: 1_000_000_060 })
  if (userinfo === "wrong_audience") claims.aud = "somebody-else"
  if (userinfo === "other_subject") claims.sub = "somebody-else"
  ctx.body = await new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", ...decodeProtectedHeader(ctx.body) })
    .sign(userinfo === "wrong_key" ? keys.wrong : keys.right)
}
