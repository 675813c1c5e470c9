import "server-only"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import {
  ALL_SUBJECTS,
  PREVENTION_DECISIONS,
  PREVENTION_NOTES,
  PREVENTION_REASONS,
  PREVENTION_STATUSES,
  PREVENTION_SUBJECTS,
  type PreventionAnswer,
} from "@/drizzle/prevention-vocabulary"
import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import { patients } from "@/drizzle/schema/patients"
import { preventionAnswers } from "@/drizzle/schema/prevention-answers"
import { preventionRules } from "@/drizzle/schema/prevention-rules"
import { AUTHOR_KINDS, oneOf, SENSITIVE_TOPICS, SEXES } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { forecastPrevention, type PreventionFacts, type PreventionForecast } from "./rules"
import { type AnswerLine, saidOf } from "./said/rules"
import { answersWithin, forecastsWithin, isRuleWithin } from "./sight/rules"

type Viewing = PatientAccess<"view:prevention">

/** Of what was noted, the newest; what was decided is read whole: one of a kind and a subject. */
const MOST_NOTES = 500

/** What the rules say to somebody today, by which of their data, and what was said so far, as far as who looks may read it. */
export type Prevention = {
  today: string
  facts: Pick<PreventionFacts, "birthDate" | "sex">
  forecasts: PreventionForecast[]
  answers: AnswerLine[]
  /** The rules of each subject that reach who looks, for how an answer is called. */
  rules: PreventionRule[]
  /** Whether all of it was silenced, for who decides. */
  isSilenced: boolean
}

/** Everything of prevention that who looks may read now. */
export async function readPrevention(access: Viewing): Promise<Prevention> {
  const { today, facts, forecasts, rules, said } = await readSight(access)
  const { scope } = access
  const answers = answersWithin(said, { forecasts, rules, scope })
  access.trace({ action: "prevention.listed", permission: "view:prevention", resourceIds: answers.map(({ id }) => id) })
  const isSilenced = decides(scope) && said.some(({ subject }) => subject === ALL_SUBJECTS)
  return { today, facts, forecasts, answers, rules, isSilenced }
}

/** What the rules say today to these eyes, for reading and for saying something of a rule alike; what was said is not sifted yet. */
export async function readSight(access: PatientAccess<never>) {
  const [{ today, ...facts }, rules, said] = await Promise.all([readFacts(access), listRules(access), listAnswers(access)])
  const { scope } = access
  const forecasts = forecastsWithin(forecastPrevention({ ...facts, said }, rules, today), scope)
  return { today, facts, forecasts, said, rules: rules.filter((rule) => isRuleWithin(rule, scope)) }
}

/** When the person was born, the sex of the identity, and which day it is. */
async function readFacts({ tx, patientId }: PatientAccess<never>) {
  const [row] = await tx
    .select({
      birthDate: patients.birthDate,
      sex: patients.sex,
      today: sql<string>`(now() at time zone 'Europe/Paris')::date::text`,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  return { ...row, sex: oneOf(SEXES, row.sex) }
}

/** Every version of every rule that was published. */
export async function listRules({ tx }: Pick<PatientAccess<never>, "tx">): Promise<PreventionRule[]> {
  const rows = await tx.select(RULE_COLUMNS).from(preventionRules).orderBy(preventionRules.code, preventionRules.version)
  return rows.map((row) => ({
    ...row,
    subject: oneOf(PREVENTION_SUBJECTS, row.subject),
    status: oneOf(PREVENTION_STATUSES, row.status),
    sex: row.sex === null ? null : oneOf(["female", "male"] as const, row.sex),
    topic: row.topic === null ? null : oneOf(SENSITIVE_TOPICS, row.topic),
  }))
}

const RULE_COLUMNS = {
  code: preventionRules.code,
  version: preventionRules.version,
  subject: preventionRules.subject,
  status: preventionRules.status,
  sex: preventionRules.sex,
  ages: preventionRules.ages,
  asksHighRisk: preventionRules.asksHighRisk,
  topic: preventionRules.topic,
  rhythm: preventionRules.rhythm,
  words: preventionRules.words,
  sources: preventionRules.sources,
  inForceFrom: preventionRules.inForceFrom,
  reviewOn: preventionRules.reviewOn,
}

/** What was decided, and the newest notes: whoever notes much pushes nothing out of sight that the person decided. */
async function listAnswers(access: PatientAccess<never>): Promise<AnswerLine[]> {
  const [decisions, notes] = await Promise.all([
    answersStatement(access, PREVENTION_DECISIONS),
    answersStatement(access, PREVENTION_NOTES).limit(MOST_NOTES),
  ])
  const all = [...decisions, ...notes].map((row) => answerOf(row, access))
  return all.sort((one, other) => other.saidAt.getTime() - one.saidAt.getTime())
}

const answersStatement = ({ tx, patientId }: PatientAccess<never>, kinds: readonly PreventionAnswer[]) =>
  tx
    .select({
      id: preventionAnswers.id,
      subject: preventionAnswers.subject,
      kind: preventionAnswers.kind,
      day: preventionAnswers.day,
      test: preventionAnswers.test,
      until: preventionAnswers.until,
      reason: preventionAnswers.reason,
      saidAt: preventionAnswers.saidAt,
      authorKind: preventionAnswers.authorKind,
      authorAccountId: preventionAnswers.authorAccountId,
      authorName: preventionAnswers.authorName,
      authorRelation: preventionAnswers.authorRelation,
    })
    .from(preventionAnswers)
    .where(and(eq(preventionAnswers.patientId, patientId), inArray(preventionAnswers.kind, [...kinds])))
    .orderBy(desc(preventionAnswers.saidAt), desc(preventionAnswers.id))

type Row = Awaited<ReturnType<typeof answersStatement>>[number]

function answerOf(row: Row, access: PatientAccess<never>): AnswerLine {
  const { id, saidAt } = row
  const isYou = row.authorAccountId === access.scope.actorAccountId
  return {
    ...{ id, saidAt },
    ...saidOf(row),
    reason: row.reason === null ? null : oneOf(PREVENTION_REASONS, row.reason),
    author: { kind: oneOf(AUTHOR_KINDS, row.authorKind), name: row.authorName, relation: row.authorRelation, isYou },
    mayTakeBack: access.may("edit:prevention") !== null || (isYou && access.may("act:prevention") !== null),
  }
}
