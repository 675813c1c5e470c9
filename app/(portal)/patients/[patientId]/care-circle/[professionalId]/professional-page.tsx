import type { ReactNode } from "react"
import type { KnownProfessional } from "@/lib/care-circle/queries"
import { patientPage } from "../../../patient-page"
import { readProfessional } from "../reads"
import { type CareWords, careWords } from "../words"

export type Shown = {
  professional: KnownProfessional
  ids: { patientId: string; professionalId: string }
  /** Who the attending doctor is now, if anybody. */
  attending: string | null
  isOwn: boolean
  t: CareWords
}

/** A page about one professional, for the patient or a parent; nobody of that account is "not found". */
export async function professionalPage(
  params: Promise<{ patientId: string; professionalId: string }>,
  show: (shown: Shown) => Promise<ReactNode>,
): Promise<ReactNode> {
  const ids = await params
  return patientPage(
    ids.patientId,
    ["edit:care_circle"],
    (access) => readProfessional(access, ids.professionalId),
    async ({ space, professional, attending }) =>
      show({ professional, ids, attending, isOwn: space.isOwn, t: await careWords(space) }),
    { width: "question" },
  )
}
