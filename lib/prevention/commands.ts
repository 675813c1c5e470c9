import "server-only"
import { and, eq, not, sql } from "drizzle-orm"
import {
  ALL_SUBJECTS,
  type PreventionAnswer,
  type PreventionDecision,
  type PreventionReason,
} from "@/drizzle/prevention-vocabulary"
import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import { preventionAnswers } from "@/drizzle/schema/prevention-answers"
import { takeTurn } from "@/lib/access/limits"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { addSpan, earliestDay, latestDay } from "@/lib/vaccinations/days/rules"
import { readSight } from "./queries"
import type { Done } from "./schema"

type Acting = PatientAccess<"act:prevention">
type Editing = PatientAccess<"edit:prevention">

/** How long something waits that is put off. */
const PUT_OFF = "P3M"

/**
 * Notes on which day something was done; the next date follows from it. The same day said twice is one.
 * @throws NotFoundError for a rule that is not in force, or reaches other eyes only
 * @throws InvalidInputError for a day before the person was born, and without the kind of a test that the next date depends on
 */
export async function noteDone(access: Acting, { code, day, test }: Done): Promise<void> {
  const { rule, facts } = await requireRule(access, code)
  const depends = rule.rhythm.kind === "after_test"
  const isBefore = latestDay(day) < earliestDay(facts.birthDate)
  if (isBefore || (depends && !test)) {
    access.trace({ action: "prevention.noted", permission: "act:prevention" })
    if (isBefore) throw new InvalidInputError("prevention.day_before_birth", "day")
    throw new InvalidInputError("prevention.test_missing", "test")
  }
  await say(access, { rule, kind: "done", day, test: depends ? test : null }, "prevention.noted")
}

/** Notes that something was never done as far as anybody knows, or puts it off for three months. @throws NotFoundError as above */
export async function noteOtherwise(access: Acting, code: string, kind: "never" | "later"): Promise<void> {
  const { rule, today } = await requireRule(access, code)
  const until = kind === "later" ? addSpan(today, PUT_OFF) : null
  await say(access, { rule, kind, until }, "prevention.noted")
}

/** Says that something is the person's, that there is no high risk, or that it is to be silent. @throws NotFoundError as above */
export async function decidePrevention(
  access: Editing,
  code: string,
  kind: Exclude<PreventionDecision, "not_for_me">,
): Promise<void> {
  const { rule } = await requireRule(access, code)
  await say(access, { rule, kind }, "prevention.decided")
}

/** Says that something is not for the person, with a reason or without. @throws NotFoundError as above */
export async function decideNotForMe(access: Editing, code: string, reason: PreventionReason | null = null): Promise<void> {
  const { rule } = await requireRule(access, code)
  await say(access, { rule, kind: "not_for_me", reason }, "prevention.decided")
}

/** Silences all of prevention until it is taken back. */
export async function silencePrevention(access: Editing): Promise<void> {
  await say(access, { rule: null, kind: "off" }, "prevention.silenced")
}

/**
 * Takes an answer back, so that the rules speak again as if it had not been given: whose it is, or who decides.
 * @throws NotFoundError for one that is not there, or is somebody else's
 */
export async function takeBackPrevention(access: Acting, id: string): Promise<void> {
  const { tx, patientId } = access
  const gone = await tx
    .delete(preventionAnswers)
    .where(and(eq(preventionAnswers.patientId, patientId), eq(preventionAnswers.id, id), theirs(access)))
    .returning({ id: preventionAnswers.id })
  if (gone.length === 0) throw new NotFoundError()
  access.trace({ action: "prevention.taken_back", permission: "act:prevention", resourceIds: [id] })
}

/** The version of a rule that holds today, where it reaches who asks: who helps says nothing of what they cannot read. */
async function requireRule(access: PatientAccess<never>, code: string) {
  const { forecasts, facts, today } = await readSight(access)
  const rule = forecasts.find((one) => one.rule.code === code)?.rule
  if (!rule) throw new NotFoundError()
  return { rule, facts, today }
}

type Saying = { rule: PreventionRule | null; kind: PreventionAnswer } & Partial<
  Pick<typeof preventionAnswers.$inferInsert, "day" | "test" | "until" | "reason">
>

type Answer = typeof preventionAnswers.$inferInsert

/**
 * Sent again, it adds nothing; with another test or reason it takes the place of what stands there, whose it is or where who says it
 * decides.
 * @throws ConflictError where it is somebody else's, and for more in a day than anybody says
 */
async function say(
  access: Acting | Editing,
  { rule, kind, ...said }: Saying,
  action: Extract<AuditAction, `prevention.${string}`>,
): Promise<void> {
  const { tx, patientId } = access
  const { authorKind, authorAccountId, authorName, authorRelation } = await signatureOf(access)
  const answer = {
    ...{ patientId, kind, authorKind, authorAccountId, authorName, authorRelation, ...said },
    subject: rule?.subject ?? ALL_SUBJECTS,
    ruleCode: rule?.code,
    ruleVersion: rule?.version,
  }
  const first = await insert(access, answer)
  const gone = first ? [] : await removeOther(access, answer)
  const made = gone.length > 0 ? await insert(access, answer) : first
  const isHeld = made === undefined && !(await stands(access, answer))
  const isTooMuch = made !== undefined && !(await takeTurn(tx, "prevention_answers", patientId))
  const permission = action === "prevention.noted" ? "act:prevention" : "edit:prevention"
  access.trace({ action, permission, resourceIds: [...gone, ...(made ?? [])] })
  if (isHeld) throw new ConflictError("prevention.said_otherwise")
  if (isTooMuch) throw new ConflictError("prevention.too_many_today")
}

/** The id of what was written; undefined where the same was said already, with whatever test or reason. */
async function insert({ tx }: Acting | Editing, answer: Answer): Promise<[string] | undefined> {
  const [row] = await tx.insert(preventionAnswers).values(answer).onConflictDoNothing().returning({ id: preventionAnswers.id })
  return row && [row.id]
}

const sameAs = ({ patientId, subject, kind, day, until }: Answer) =>
  and(
    eq(preventionAnswers.patientId, patientId),
    eq(preventionAnswers.subject, subject),
    eq(preventionAnswers.kind, kind),
    sql`${preventionAnswers.day} is not distinct from ${day ?? null}`,
    sql`${preventionAnswers.until} is not distinct from ${until ?? null}::date`,
  )
const alike = ({ test, reason }: Answer) =>
  sql`(${preventionAnswers.test}, ${preventionAnswers.reason}) is not distinct from (${test ?? null}::text, ${reason ?? null}::text)`

async function removeOther(access: Acting | Editing, answer: Answer): Promise<string[]> {
  const gone = await access.tx
    .delete(preventionAnswers)
    .where(and(sameAs(answer), not(alike(answer)), theirs(access)))
    .returning({ id: preventionAnswers.id })
  return gone.map(({ id }) => id)
}

async function stands({ tx }: Acting | Editing, answer: Answer): Promise<boolean> {
  const rows = await tx
    .select({ id: preventionAnswers.id })
    .from(preventionAnswers)
    .where(and(sameAs(answer), alike(answer)))
  return rows.length > 0
}

/** What somebody may take back: everything where they decide, and elsewhere their own. */
const theirs = (access: Acting | Editing) =>
  access.may("edit:prevention") ? undefined : eq(preventionAnswers.authorAccountId, access.actor.accountId)
