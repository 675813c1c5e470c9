import { EMERGENCY_ANSWERS, EMERGENCY_WAYS, type EmergencyWay } from "@/drizzle/vocabulary"

export { EMERGENCY_WAYS, type EmergencyWay }

/** What a person said of one way in; saying nothing is an answer that one can come back to. */
export const EMERGENCY_STATES = ["not_said", ...EMERGENCY_ANSWERS] as const
export type EmergencyState = (typeof EMERGENCY_STATES)[number]
export type EmergencyChoices = Record<EmergencyWay, EmergencyState>

/** Whether somebody may come in so: the law allows it unless the person opposed it before (CSP art. L1111-17, I). */
export function isAllowed(state: EmergencyState): boolean {
  return state !== "opposed"
}
