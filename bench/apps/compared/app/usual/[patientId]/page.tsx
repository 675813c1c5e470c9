import { cookies } from "next/headers"
import Link from "next/link"
import { notFound } from "next/navigation"
import { findSession } from "@/lib/account/queries"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { readMarkup, rendered } from "../../markup"
import { getPatient, isAllowed, listDocuments, writeAudit } from "../queries"

/** The portal's page as such pages are usually written: a transaction for each query, and each row asked about again. */
export default async function UsualPage({ params }: { params: Promise<{ patientId: string }> }) {
  const { patientId } = await params
  const session = await findSession((await cookies()).get(SESSION_COOKIE)?.value ?? "")
  if (!session) notFound()
  const { actor } = session
  if (!(await getPatient(actor, patientId)) || !(await isAllowed(actor, patientId))) notFound()
  const documents = await listDocuments(actor, patientId)
  const allowed = await Promise.all(documents.map(() => isAllowed(actor, patientId)))
  if (!allowed.every(Boolean)) notFound()
  await writeAudit(
    actor,
    patientId,
    documents.map(({ id }) => id),
  )
  return rendered(readMarkup(), Link)
}
