import { createHash, randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { documentFiles, documents } from "@/drizzle/schema/documents"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { markRead } from "@/lib/access/kept-of-items"
import { openPatientKey } from "@/lib/access/patient-key"
import { withAccess } from "@/lib/access/require-access"
import { biologyReport, levelOneReport } from "@/lib/cda/examples"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { ciphertextLength, encryptStream, newSalt } from "@/lib/platform/keys/encryption"
import { newKey, wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { CAST } from "./cast"
import type { DemoDocument } from "./record-kinds"
import { recordPage } from "./record-page"

const DAY = 24 * 3600 * 1000
const BUNDLES = join(import.meta.dirname, "../node_modules/hl7.fhir.uv.ips/example")

type DemoRecord = {
  patientId: string
  holder: Actor
  /** Null when a professional, a laboratory or the patient herself is the author. */
  caregiver: { actor: Actor; relation: string } | null
  document: DemoDocument
}

/** Keeps one document of the demo records: encrypted as in life, dated by how long ago it was deposited. */
export async function keepRecord({ patientId, holder, caregiver, document }: DemoRecord): Promise<void> {
  const depositor = caregiver?.actor ?? holder
  const depositedAt = new Date(Date.now() - document.daysAgo * DAY)
  const author = authorOf({ patientId, holder, caregiver, document }, depositor)
  const { bytes, mediaType, fileName } = await contents(document, holder.displayName, author.authorName, depositedAt)
  const id = randomUUID()
  const context = { patientId, documentId: id, version: 1 }
  await withAccess(depositor, patientId, ["add:documents"], async (access) => {
    const fileKey = newKey()
    const objectKey = randomUUID()
    const salt = newSalt()
    await objectStore().put(objectKey, {
      size: ciphertextLength(bytes.length),
      read: () => encryptStream(once(bytes), fileKey, context, salt),
    })
    await access.tx.insert(documents).values({
      ...{ patientId, id, depositedAt, mediaType, ...author },
      typeCode: document.typeCode,
      documentGroup: document.group,
      title: document.title,
      actOn: depositedAt.toISOString().slice(0, 10),
      authorRelation: caregiver?.relation ?? null,
      sensitivity: document.sensitivity ?? "not",
      sensitiveTopic: document.topic ?? null,
      marks: document.hiddenFromProfessionals ? ["N", "MASQUE_PS"] : ["N"],
      pageCount: mediaType === "application/pdf" || document.clinical === "around_page" ? 1 : null,
      byteSize: bytes.length,
      idempotencyKey: randomUUID(),
    })
    await access.tx.insert(documentFiles).values({
      ...{ patientId, documentId: id, position: 0, role: "original", objectKey, mediaType, fileName },
      byteSize: bytes.length,
      sha256: createHash("sha256").update(bytes).digest(),
      wrappedKey: wrapKey(await openPatientKey(access), fileKey, fileKeyOwner(id, 0, "original")),
      pageCount: mediaType === "application/pdf" || document.clinical === "around_page" ? 1 : null,
    })
    if (author.authorAccountId) await markRead(access, "documents", id)
    access.trace({ action: "document.deposited", permission: "add:documents", resourceIds: [id] })
  })
}

/** The author is a person of the cast, the depositor herself, or an organisation by its name. */
function authorOf({ document: { author }, caregiver }: DemoRecord, depositor: Actor) {
  const person = CAST.find(({ key }) => key === author)
  if (!person || person.face === "professional") {
    return { authorKind: "professional", authorAccountId: null, authorName: person?.displayName ?? author } as const
  }
  const authorKind = caregiver ? "caregiver" : "patient"
  return { authorKind, authorAccountId: depositor.accountId, authorName: person.displayName } as const
}

type Contents = { bytes: Buffer; mediaType: MediaType; fileName: string }

async function contents(document: DemoDocument, patient: string, author: string, depositedAt: Date): Promise<Contents> {
  if (document.bundle) {
    const bytes = readFileSync(join(BUNDLES, document.bundle))
    return { bytes, mediaType: "application/fhir+json", fileName: document.bundle }
  }
  const date = depositedAt.toLocaleDateString("fr-FR", { dateStyle: "long" })
  const page = () => recordPage({ title: document.title, patient, author, date, lines: document.lines })
  if (document.clinical) {
    const stamp = depositedAt.toISOString().slice(0, 10).replaceAll("-", "")
    const times = { madeAt: stamp, actAt: stamp }
    const xml = document.clinical === "biology" ? biologyReport(times) : levelOneReport(await page(), times)
    return { bytes: Buffer.from(xml), mediaType: "text/xml", fileName: `${document.title}.xml` }
  }
  const bytes = await page()
  return { bytes, mediaType: "application/pdf", fileName: `${document.title}.pdf` }
}

async function* once(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes
}
