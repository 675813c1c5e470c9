import type { IncomingMessage, ServerResponse } from "node:http"
import type Provider from "oidc-provider"
import type { Face } from "@/drizzle/vocabulary"
import { CAST } from "../cast"
import type { Misbehaviour } from "./misbehaviour"
import { PAGE_POLICY, pickPage, problemPage } from "./pages"

type Asked = {
  face: Face
  provider: Provider
  misbehaviour: Misbehaviour
  request: IncomingMessage
  response: ServerResponse
}

/** Shows who can sign in, and takes the answer: one click on a person, or none of them. */
export async function answerInteraction(asked: Asked): Promise<void> {
  const { face, provider, request, response } = asked
  const language = /^en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "fr"
  try {
    await provider.interactionDetails(request, response)
    if (request.method === "POST") return await finish(asked)
    const people = CAST.filter((person) => person.face === face)
    send(response, 200, pickPage(face, people, language))
  } catch {
    if (!response.headersSent) send(response, 400, problemPage(language))
  }
}

async function finish({ face, provider, misbehaviour, request, response }: Asked): Promise<void> {
  const form = new URLSearchParams(await readBody(request))
  const person = CAST.find((candidate) => candidate.face === face && candidate.key === form.get("person"))
  if (!person) {
    return provider.interactionFinished(request, response, { error: "access_denied", error_description: "cancelled" })
  }
  const acr = face === "reviewer" ? undefined : (misbehaviour.acr ?? "eidas1")
  return provider.interactionFinished(request, response, { login: { accountId: person.subject, acr, remember: false } })
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ""
  for await (const chunk of request) {
    body += chunk
    if (body.length > 4096) throw new Error("The form is too long")
  }
  return body
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  })
  response.end(html)
}
