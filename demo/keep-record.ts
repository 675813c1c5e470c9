import { createHash, randomUUID } from "node:crypto"
import { and, eq } from "drizzle-orm"
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
import { abovePortal } from "./above-portal"
import { CAST, castPerson } from "./cast"
import type { DemoDocument } from "./record-kinds"
import { recordPage } from "./record-page"
import { patientSummary } from "./summaries/bundle"
import type { SummaryContent } from "./summaries/content"

const DAY = 24 * 3600 * 1000

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
  const authorKind = caregiver ? "caregiver" : "patient"
  const depositedBy = { authorKind, authorAccountId: depositor.accountId, authorName: depositor.displayName } as const
  const { bytes, mediaType, fileName } = await contents({ document, holder, author: author.authorName, depositedAt })
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
      ...{ patientId, id, mediaType, ...depositedBy },
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
  await signAnew({ patientId, id }, { ...author, depositedAt })
}

/** Says whose it is and of when: nobody deposits in another's name or in the past, so that only the cluster's superuser can. */
async function signAnew(of: { patientId: string; id: string }, signed: Partial<typeof documents.$inferInsert>): Promise<void> {
  const isThis = and(eq(documents.patientId, of.patientId), eq(documents.id, of.id))
  await abovePortal((tx) => tx.update(documents).set(signed).where(isThis))
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

type Writing = { document: DemoDocument; holder: Actor; author: string; depositedAt: Date }

async function contents({ document, holder, author, depositedAt }: Writing): Promise<Contents> {
  const patient = holder.displayName
  if (document.summary) return summaryOf(document, holder, depositedAt.toISOString().slice(0, 10), document.summary)
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

function summaryOf({ title, author }: DemoDocument, holder: Actor, day: string, content: SummaryContent): Contents {
  const patient = CAST.find(({ displayName }) => displayName === holder.displayName)
  if (!patient) throw new Error("A summary is of somebody of the cast")
  const parts = content(day)
  const summary = patientSummary({ patient, author: castPerson(author), place: "Cabinet des Tilleuls", day, parts })
  return { bytes: Buffer.from(JSON.stringify(summary)), mediaType: "application/fhir+json", fileName: `${title}.json` }
}

async function* once(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes
}
