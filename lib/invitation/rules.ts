import { createHmac } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { type Grant, tidyGrant } from "@/lib/delegation/rules"
import { isTitledOtherwise, nameWords } from "@/lib/identity/rules"
import { readCode, writeCode } from "@/lib/platform/written-code"
import { ruleValue } from "@/lib/reference/dated-rules"
import type { Answers } from "./schema"

/** The five questions of an invitation, one a page, in their order; a widening asks neither who nor what for. */
const STEPS = ["who", "purpose", "list", "alone", "check"] as const
export type Step = (typeof STEPS)[number]

/** The questions that this draft asks. */
export function stepsOf(isWidening: boolean): readonly Step[] {
  return isWidening ? STEPS.filter((step) => step !== "who" && step !== "purpose") : STEPS
}

/** Whether a question has been answered; a list is there as soon as something is in it. */
function isAnswered(step: Step, answers: Answers): boolean {
  switch (step) {
    case "who":
      return Boolean(answers.name && answers.relation)
    case "purpose":
      return answers.purpose !== undefined
    case "list":
      return draftGrant(answers).permissions.length > 0
    case "alone":
      return answers.asked === true
    case "check":
      return false
  }
}

/** Where somebody goes on who comes back to a draft, and the only place from which it can be sent. */
export function nextStep(isWidening: boolean, answers: Answers): Step {
  return stepsOf(isWidening).find((step) => !isAnswered(step, answers)) ?? "check"
}

/** What the draft would give. */
export function draftGrant({ permissions = [], documentGroups = [], sensitiveTopics = [] }: Answers): Grant {
  return tidyGrant({ permissions, documentGroups, sensitiveTopics })
}

/** How long the draft would give it, and what happens then: the usual, unless the person changed it. */
export function draftPeriod({ months, atEnd }: Answers) {
  return { months: months ?? ruleValue("consent_lasts_by_default").value, atEnd: atEnd ?? ("stop" as const) }
}

/** Between two people of one invitation: "M. et Mme Garnier". */
const JOINING = ["et", "and"]

/**
 * Whether the patient's name for whom she invites may be this person's: it holds the given name, or nothing that is not in the
 * whole name. A couple shares an address and a family name; "Ma fille" is nobody's, and "Mme Garnier" not her husband's.
 */
export function mayBeNamed(typed: string, { displayName, sex }: Pick<Actor, "displayName" | "sex">): boolean {
  const words = nameWords(typed).filter((word) => !JOINING.includes(word))
  const [given, ...rest] = nameWords(displayName)
  if (words.length === 0 || given === undefined || isTitledOtherwise(typed, sex)) return false
  return words.includes(given) || words.every((word) => rest.includes(word))
}

const CODE_LENGTH = 16

/**
 * The code of an invitation: 80 bits. It follows from the portal's secret, so that a letter can be printed again, while
 * the database holds nothing from which it could be read.
 */
export function invitationCode(secret: string, invitationId: string, expiresAt: Date): string {
  const digest = createHmac("sha256", secret).update(`invitation code|${invitationId}|${expiresAt.toISOString()}`).digest()
  return writeCode(digest, CODE_LENGTH)
}

/** A code as people type it; null when it cannot be one. */
export function parseCode(typed: string): string | null {
  return readCode(typed, CODE_LENGTH)
}

/** What the database keeps of a code: it finds the invitation and tells nothing. */
export function hashCode(secret: string, code: string): Buffer {
  return createHmac("sha256", secret).update(`invitation|${code}`).digest()
}
