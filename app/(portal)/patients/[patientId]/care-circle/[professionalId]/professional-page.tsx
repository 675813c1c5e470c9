import type { ReactNode } from "react"
import { type KnownProfessional, sumUpCareCircle, viewProfessional } from "@/lib/care-circle/queries"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { drawnPage } from "../../../drawn-page"
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
  render: (shown: Shown) => Promise<ReactNode>,
): Promise<ReactNode> {
  const ids = await params
  return drawnPage(
    ids.patientId,
    ["edit:care_circle"],
    async (access, header) => {
      if (!isUuid(ids.professionalId)) throw new NotFoundError()
      const professional = await viewProfessional(access, ids.professionalId)
      const { members } = await sumUpCareCircle(access)
      const attending = members.find(({ isAttendingDoctor }) => isAttendingDoctor)?.name ?? null
      return render({ professional, ids, attending, isOwn: header.isOwn, t: await careWords(header) })
    },
    { width: "question" },
  )
}
