import type { PurposeCode } from "@/drizzle/reference/catalogue"
import type { Item, ItemReason } from "@/lib/access/items"
import type { CareFacts } from "@/lib/access/scope"
import { DOCTOR, typesOfProfessions } from "@/lib/reference/professions"
import { compilePurpose, OFFERED_PURPOSES } from "@/lib/reference/purposes"
import { explainReader } from "../rules"

/** What ties a professional to the patient, where nobody is named. */
type RoleTie = "attending" | "team" | "consultation" | "outside"
type Answer = { reads: boolean; reason: ItemReason }
export type CareRole = Answer & { tie: RoleTie; professionCode: string }
export type HelpRole = Answer & { purpose: PurposeCode }

/** Doctor, pharmacist, nurse, physiotherapist, midwife, dentist (TRE_G15): those whom most people have around them. */
const TEAM = [DOCTOR, "21", "60", "70", "50", "40"]

const CARE_ROLES: [RoleTie, string][] = [
  ["attending", DOCTOR],
  ...TEAM.map((code): [RoleTie, string] => ["team", code]),
  ["consultation", DOCTOR],
  ["outside", DOCTOR],
]

/** Nobody's account: a role is anybody who holds it, and wrote nothing here. */
const ANYBODY = "role"

/** Who could read this item by what they are for the patient, whoever that is: as the policy decides it now, with the reason. */
export function answerRoles(item: Item, now: Date): { care: CareRole[]; help: HelpRole[] } {
  return {
    care: CARE_ROLES.map(([tie, professionCode]) => {
      const care = factsOf(tie, professionCode)
      const bases = { holderAccountId: null, delegations: [], care }
      return { tie, professionCode, ...explainReader({ accountId: ANYBODY, bases, now }, item) }
    }),
    // Whoever watches who comes reads no item at all.
    help: OFFERED_PURPOSES.map((purpose) => ({ purpose, ...explainReader(helping(purpose, now), item) })),
  }
}

const factsOf = (tie: RoleTie, professionCode: string): CareFacts => ({
  inCareTeam: tie === "team" || tie === "attending",
  isAttendingDoctor: tie === "attending",
  consultationOpen: tie === "consultation",
  isBlocked: false,
  hasAuthored: false,
  readableTypes: typesOfProfessions([professionCode]),
})

/** An access as its purpose gives it, without anything that is ticked besides. */
function helping(purpose: PurposeCode, now: Date) {
  const { permissions, documentGroups } = compilePurpose(purpose)
  const period = { opensAt: now, closesAt: new Date(now.getTime() + 1) }
  const access = { id: purpose, basis: "consent", caregiverAccountId: ANYBODY, status: "active", sensitiveTopics: [] }
  const delegations = [{ ...access, permissions, documentGroups, ...period }]
  return { accountId: ANYBODY, bases: { holderAccountId: null, delegations, care: null }, now }
}
