import { randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { FACES, type Face } from "@/drizzle/vocabulary"
import { makeFace } from "./face"
import { answerInteraction } from "./interaction"
import type { Misbehaviour } from "./misbehaviour"

export type RunningIdentityProvider = {
  issuers: Record<Face, string>
  clientIds: Record<Face, string>
  clientSecrets: Record<Face, string>
  misbehaviour: Misbehaviour
  close(): Promise<void>
}

type Options = {
  port: number
  portalUrl: string
  /** Fixed secrets, so that a portal started before keeps working; made up when absent. */
  clientSecrets?: Record<Face, string>
  host?: string
}

/** Starts the demonstration's OpenID Connect provider: three faces on one port, in memory, never in production. */
export async function startIdentityProvider(options: Options): Promise<RunningIdentityProvider> {
  const misbehaviour: Misbehaviour = {}
  const clientSecrets = options.clientSecrets ?? perFace(() => randomBytes(32).toString("base64url"))
  const answers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
  const server = createServer((request, response) => {
    const name = request.url?.split("/")[1] ?? ""
    const answer = answers.get(name)
    if (answer) return answer(request, response)
    response.writeHead(404).end()
  })
  const port = await listen(server, options.port, options.host ?? "127.0.0.1")
  const issuers = perFace((face) => `http://localhost:${port}/${face}`)
  for (const face of FACES) {
    const { provider, endSession } = await makeFace({
      face,
      issuer: issuers[face],
      clientSecret: clientSecrets[face],
      portalUrl: options.portalUrl,
      misbehaviour,
    })
    const oidc = provider.callback()
    answers.set(face, (request, response) => {
      const path = (request.url ?? "").slice(face.length + 1)
      if (path.startsWith("/interaction/")) return void answerInteraction({ face, provider, misbehaviour, request, response })
      if (path.startsWith("/session/end?") && request.method === "GET") return void endSession(path, response)
      const known = discoveryPath(face, path)
      if (!known) return void response.writeHead(404).end()
      const rewritten =
        misbehaviour.nonce && known.startsWith("/authorize?") ? known.replace(/([?&]nonce=)[^&]*/, "$1other") : known
      // Nobody stays signed in here, so that the next person of the cast can be picked in the same browser.
      request.headers.cookie = request.headers.cookie
        ?.split("; ")
        .filter((pair) => !pair.startsWith(`demo-${face}-session`))
        .join("; ")
      Object.assign(request, { originalUrl: `/${face}${rewritten}`, url: rewritten })
      return void oidc(request, response)
    })
  }
  return { issuers, clientIds: perFace((face) => `relais-${face}`), clientSecrets, misbehaviour, close: () => close(server) }
}

/** Professionals are discovered at their provider's own address, and there only. */
function discoveryPath(face: Face, path: string): string | null {
  if (face !== "professional") return path
  if (path === "/.well-known/openid-configuration") return null
  return path === "/.well-known/wallet-openid-configuration" ? "/.well-known/openid-configuration" : path
}

function perFace<T>(make: (face: Face) => T): Record<Face, T> {
  return { citizen: make("citizen"), professional: make("professional"), reviewer: make("reviewer") }
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
