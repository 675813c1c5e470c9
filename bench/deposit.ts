import { randomBytes, randomUUID } from "node:crypto"
import { withAccess } from "@/lib/access/require-access"
import { depositDocument } from "@/lib/documents/deposit/commands"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { asPortal } from "./database"
import type { Portal } from "./portal"

/** A PDF of about this many bytes that no compression makes smaller. */
export function heavyPdf(bytes: number): Buffer {
  const filling = randomBytes(bytes).toString("latin1").replaceAll("endstream", "")
  return plainPdf({ objects: [`<< /Length ${filling.length} >>\nstream\n${filling}\nendstream`] })
}

/** Sends a file as the form of the portal does; gives the id of the draft. */
export async function upload({ url, cookie, patientId }: Portal, file: Buffer): Promise<string> {
  const form = new FormData()
  form.set("key", randomUUID())
  form.set("files", new Blob([new Uint8Array(file)], { type: "application/pdf" }), "analyses.pdf")
  const request = new Request(`${url}/api/uploads/${patientId}`, { method: "POST", body: form })
  const body = Buffer.from(await request.arrayBuffer())
  const headers = {
    cookie,
    origin: url,
    accept: "application/json",
    "content-type": request.headers.get("content-type") ?? "",
    "content-length": String(body.length),
  }
  const response = await fetch(request.url, { method: "POST", headers, body })
  const { path } = (await response.json()) as { path: string }
  const [, draftId] = /\/add\/([0-9a-f-]{36})$/.exec(path) ?? []
  if (!draftId) throw new Error(`The deposit was answered with ${response.status} ${path}`)
  return draftId
}

/** Says what a deposit is, so that it is a document; by the portal's own command. */
export const makeDocument = (portal: Portal, draftId: string): Promise<string> =>
  asPortal(portal.environment.DATABASE_URL ?? "", () => sayWhatItIs(portal, draftId))

/** The same where the portal's database is open already. */
export function sayWhatItIs({ actor, patientId }: Pick<Portal, "actor" | "patientId">, draftId: string): Promise<string> {
  const words = {
    patientId,
    draftId,
    typeCode: "11502-2",
    title: "Analyses de sang",
    actOn: "2026-01-05",
    sensitivity: "not",
  } as const
  return withAccess(actor, patientId, ["add:documents"], async (access) => (await depositDocument(access, words)).documentId)
}

/** Takes a document's file down and throws its bytes away as they come; gives how many there were. */
export async function download({ url, cookie, patientId }: Portal, documentId: string): Promise<number> {
  const response = await fetch(`${url}/patients/${patientId}/documents/${documentId}/file`, { headers: { cookie } })
  if (response.status !== 200 || !response.body) throw new Error(`The file is answered with ${response.status}`)
  let bytes = 0
  for await (const chunk of response.body) bytes += chunk.byteLength
  return bytes
}
