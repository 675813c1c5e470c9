import type { PatientAccess } from "@/lib/access/require-access"
import {
  getCareCircle,
  listCaregivers,
  listCareTeam,
  searchProfessionals,
  sumUpCareCircle,
  viewProfessional,
} from "@/lib/care-circle/queries"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"

type Editing = PatientAccess<"edit:care_circle">

/** Everybody around a patient for whom may choose them; for a professional who else treats and who helps. */
export async function readCircle(access: PatientAccess<"view:care_circle">) {
  const editing = access.may("edit:care_circle")
  if (editing) return { own: await getCareCircle(editing), around: null }
  const members = await listCareTeam(access)
  return { own: null, around: { members, caregivers: await listCaregivers(access) } }
}

/** What a search finds, null when too little was typed for one, and who of it is in the team or kept out already. */
export async function readSearch(access: Editing, typed: string) {
  const { members, blocked } = await getCareCircle(access)
  const search = typed ? await searchProfessionals(access, typed) : undefined
  const idsOf = (people: readonly { accountId: string }[]) => people.map(({ accountId }) => accountId)
  return { search, memberIds: idsOf(members), blockedIds: idsOf(blocked) }
}

/** One professional, and who the attending doctor is now. @throws NotFoundError for nobody of that account */
export async function readProfessional(access: Editing, professionalId: string) {
  if (!isUuid(professionalId)) throw new NotFoundError()
  const professional = await viewProfessional(access, professionalId)
  const { members } = await sumUpCareCircle(access)
  return { professional, attending: members.find(({ isAttendingDoctor }) => isAttendingDoctor)?.name ?? null }
}
