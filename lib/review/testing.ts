import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { openDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS, type ReviewerRole } from "@/drizzle/review-vocabulary"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { type ReviewCase, withOwnRequest, withReviewCase } from "@/lib/access/review-access"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import type { TaskName } from "@/lib/access/tasks"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { printedPdf } from "@/lib/platform/files/fixtures"
import type { ReceivedForm } from "@/lib/platform/files/uploads/multipart"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { answerChild, answerRelation, draftRequest, submitRequest } from "./asking/commands"
import type { Child } from "./asking/schema"
import { checkCase, declareTie, takeCase } from "./commands"
import { acceptCase } from "./deciding/commands"
import { askToAddEvidence, receiveEvidence } from "./evidence/commands"
import { getCase } from "./queries"

let worker: ReturnType<typeof openDatabase> | undefined

/** Does something as one named job of the worker. */
export function asTask<Result>(name: TaskName, work: (task: SystemTask) => Promise<Result>): Promise<Result> {
  worker ??= openDatabase(testDatabase().workerUrl, 4)
  return withTask(worker.database, name, work)
}

/** Writes an enrolment, as the command does. */
export async function enrol(actor: Actor, role: ReviewerRole = "reviewer"): Promise<void> {
  await asSuperuser(
    (sql) => sql`insert into reviewers (issuer, subject, role)
      select issuer, subject, ${role} from accounts where id = ${actor.accountId}`,
  )
}

/** Ends an enrolment. */
export async function leave(actor: Actor): Promise<void> {
  await asSuperuser(
    (sql) => sql`update reviewers r set ended_at = now() from accounts a
      where a.id = ${actor.accountId} and r.issuer = a.issuer and r.subject = a.subject`,
  )
}

/** An enrolled reviewer. */
export async function newReviewer(name = "Isabelle Mercier", role: ReviewerRole = "reviewer"): Promise<Actor> {
  const actor = await newActor(name, "reviewer")
  await enrol(actor, role)
  return actor
}

export type GivenFile = { bytes: Buffer; name: string; type?: string }

/** Sends evidence as its route handler does, scratch files and all. */
export async function giveEvidence(actor: Actor, caseId: string, files: GivenFile[]): Promise<void> {
  const paths: string[] = []
  const form: ReceivedForm = { fields: {}, files: [], tooMany: false }
  for (const { bytes, name, type = "" } of files) {
    const path = scratchPath()
    paths.push(path)
    await writeFile(path, bytes, { mode: 0o600 })
    form.files.push({ path, declaredName: name, declaredType: type, bytes: bytes.length, tooLarge: false })
  }
  try {
    await askToAddEvidence(actor, caseId)
    await receiveEvidence(actor, caseId, form, paths)
  } finally {
    await removeScratch(paths)
  }
}

/** A child of 4 of the demo cast, with a name of its own so that no two tests meet. */
export function someChild(over: Partial<Child> = {}): Omit<Child, "caseId"> {
  const family = randomUUID()
    .replace(/[^a-f]/g, "")
    .slice(0, 8)
  return {
    birthName: `Roche-${family}x`,
    givenNames: "Noé Amadou",
    sex: "male",
    birthDate: "2022-02-11",
    birthTown: "Rennes",
    birthCountry: "99100",
    ...over,
  }
}

/** A child who holds a space of their own. */
export async function newTeenager(child: ReturnType<typeof someChild>) {
  const { birthName, givenNames, birthDate } = child
  const noe = await newActor("Noé Roche")
  const traits = { ...(noe.traits as NonNullable<Actor["traits"]>), birthName, givenNames, sex: "male" as const, birthDate }
  const holder: Actor = { ...noe, traits }
  return { holder, patientId: await newPatient(holder) }
}

type Given = { child?: Omit<Child, "caseId">; relation?: "mother" | "father" | "other"; files?: GivenFile[] }

/** A request with every question answered, not sent. */
export async function filledRequest(
  parent: Actor,
  { child = someChild(), relation = "father", files }: Given = {},
): Promise<string> {
  const caseId = await withOwn(parent, draftRequest)
  await withOwnRequest(parent, caseId, async (request) => {
    await answerChild(request, { caseId, ...child })
    await answerRelation(request, relation)
  })
  await giveEvidence(parent, caseId, files ?? [{ bytes: await printedPdf(2), name: "acte de naissance.pdf" }])
  return caseId
}

/** A request on the desk. */
export async function sendRequest(parent: Actor, given: Given = {}): Promise<string> {
  const caseId = await filledRequest(parent, given)
  await withOwnRequest(parent, caseId, submitRequest)
  return caseId
}

/** Does something in one case as this reviewer. */
export function inCase<Result>(
  reviewer: Actor,
  caseId: string,
  work: (reviewed: ReviewCase) => Promise<Result>,
): Promise<Result> {
  return withReviewCase(reviewer, caseId, work)
}

/** Declares no tie and takes the case. */
export async function takeUp(reviewer: Actor, caseId: string): Promise<void> {
  await inCase(reviewer, caseId, (reviewed) => declareTie(reviewed, "no"))
  await inCase(reviewer, caseId, takeCase)
}

/** The case as the reviewer's page shows it. */
export function seen(reviewer: Actor, caseId: string) {
  return inCase(reviewer, caseId, getCase)
}

/** Ticks every item of the list, and gives the version that the page shows then. */
export async function tickEverything(reviewer: Actor, caseId: string): Promise<number> {
  const { version } = await seen(reviewer, caseId)
  await inCase(reviewer, caseId, (reviewed) => checkCase(reviewed, version, REVIEW_CHECKS))
  return version + 1
}

/** From the desk to a yes: takes the case, ticks everything, accepts. */
export async function sayYes(reviewer: Actor, caseId: string, space?: string): Promise<void> {
  await takeUp(reviewer, caseId)
  const version = await tickEverything(reviewer, caseId)
  await inCase(reviewer, caseId, (reviewed) => acceptCase(reviewed, { caseId, version, words: "", space }))
}

/** The row of a case with what hangs on it, as only the superuser sees it: to say that nothing changed. */
export async function wholeCase(caseId: string) {
  return asSuperuser(async (sql) => {
    const [row] = await sql`select * from review_cases where id = ${caseId}`
    const evidence = await sql`select * from review_evidence where case_id = ${caseId} order by position`
    const letters = await sql`select * from review_letters where case_id = ${caseId} order by written_at`
    const accesses = await sql`select * from delegations where review_case_id = ${caseId}`
    return { row, evidence, letters, accesses }
  })
}
