import type { Bases } from "@/lib/access/scope"
import { DELEGABLE_PERMISSIONS, type DelegablePermission } from "@/lib/access/sections"
import type { SignedIn } from "./cast"

type Given = { permissions: DelegablePermission[]; relation: string; isOver?: boolean }

/** The accesses that the patient gave: everything that a consent can give, one thing alone, and one that has ended. */
export const GIVEN = {
  caregiver: { permissions: DELEGABLE_PERMISSIONS, relation: "daughter" },
  caregiverWithout: { permissions: ["add:documents"], relation: "neighbour" },
  formerCaregiver: { permissions: DELEGABLE_PERMISSIONS, relation: "son", isOver: true },
} as const satisfies Partial<Record<SignedIn, Given>>

/** Whoever asks, as the policy is told. */
export const ASKING = "11111111-1111-4111-8111-111111111111"
export const NOW = new Date("2026-12-01T12:00:00Z")
const hours = (from: number) => new Date(NOW.getTime() + from * 3_600_000)

function delegated({ permissions, isOver = false }: Given): Bases {
  const period = { opensAt: hours(-1), closesAt: hours(1) }
  const groups = { documentGroups: ["lab_results", "prescriptions"], sensitiveTopics: [] }
  const status = isOver ? "ended" : "active"
  const delegation = { id: "one", basis: "consent", caregiverAccountId: ASKING, status, permissions, ...groups, ...period }
  return { holderAccountId: "another", delegations: [delegation], care: null }
}

const NONE: Bases = { holderAccountId: "another", delegations: [], care: null }
const UNKNOWN = { inCareTeam: false, isAttendingDoctor: false, consultationOpen: false, isBlocked: false, hasAuthored: false }

/** What ties everybody of a circle to its patient: what the policy is asked about, and what the circle is made of. */
export const TIES: Record<SignedIn, Bases> = {
  patient: { ...NONE, holderAccountId: ASKING },
  caregiver: delegated(GIVEN.caregiver),
  caregiverWithout: delegated(GIVEN.caregiverWithout),
  formerCaregiver: delegated(GIVEN.formerCaregiver),
  stranger: NONE,
  professional: { ...NONE, care: { ...UNKNOWN, readableTypes: [] } },
  teamProfessional: { ...NONE, care: { ...UNKNOWN, inCareTeam: true, hasAuthored: true, readableTypes: [] } },
  reviewer: NONE,
}
