import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { openDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { withOwnRequest, withReviewCase } from "@/lib/access/review-access"
import { withTask } from "@/lib/access/system-task"
import { addMeasure } from "@/lib/measures/commands"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { answerChild, answerRelation, draftRequest, submitRequest } from "@/lib/review/asking/commands"
import { getRequest } from "@/lib/review/asking/queries"
import type { Child } from "@/lib/review/asking/schema"
import { checkCase, declareTie, takeCase } from "@/lib/review/commands"
import { acceptCase } from "@/lib/review/deciding/commands"
import { enrolReviewer } from "@/lib/review/enrolling/commands"
import { receiveEvidence } from "@/lib/review/evidence/commands"
import { getCase } from "@/lib/review/queries"
import { castPerson } from "./cast"
import { keepDoses } from "./doses"
import { NOE_DOSES } from "./doses-noe"
import { noesGrowth } from "./growth-noe"
import { keepRecord } from "./keep-record"
import { recordPage } from "./record-page"
import { NOE } from "./records-noe"

type Someone = (key: string) => Actor

/** The families of the cast: Amina holds the space of Noé, Thomas and Sophie wait for an answer on the reviewers' desk. */
export async function seedFamilies(environment: Record<string, string>, someone: Someone): Promise<void> {
  await enrolReviewers(environment)
  const amina = someone("amina")
  const asked = await askFor(amina, NOE_ROCHE, "mother", NOE_PAPERS)
  const patientId = await accept(someone("reviewer1"), amina, asked)
  for (const document of NOE)
    await keepRecord({ patientId, holder: amina, caregiver: { actor: amina, relation: "mother" }, document })
  await keepDoses(amina, patientId, NOE_DOSES)
  await keepGrowth(amina, patientId)
  await askFor(someone("thomas"), NOE_ROCHE, "father", NOE_PAPERS)
  await askFor(someone("sophie"), LEA_MARTIN, "mother", LEA_PAPERS)
}

async function keepGrowth(parent: Actor, patientId: string): Promise<void> {
  await withAccess(parent, patientId, ["add:measures"], async (access) => {
    for (const { at, reading } of noesGrowth(Date.now())) await addMeasure(access, { reading, measuredAt: at })
  })
}

async function enrolReviewers({ WORKER_DATABASE_URL = "", REVIEWER_ISSUER = "" }: Record<string, string>): Promise<void> {
  const { sql, database } = openDatabase(WORKER_DATABASE_URL, 1)
  for (const [key, role] of [
    ["reviewer1", "reviewer"],
    ["reviewer2", "reviewer"],
    ["headreviewer", "head"],
  ] as const) {
    const enrolled = { issuer: REVIEWER_ISSUER, subject: castPerson(key).subject, role }
    await withTask(database, "reviewers.enrol", (task) => enrolReviewer(task, enrolled))
  }
  await sql.end()
}

type Relation = "mother" | "father"
type Paper = { title: string; patient: string; author: string; lines: string[] }

const NOE_ROCHE: Omit<Child, "caseId"> = {
  birthName: "ROCHE",
  givenNames: "Noé",
  sex: "male",
  birthDate: "2022-04-03",
  birthTown: "Rennes",
  birthCountry: "99100",
}
const LEA_MARTIN: Omit<Child, "caseId"> = {
  birthName: "MARTIN",
  givenNames: "Léa",
  sex: "female",
  birthDate: "2011-05-19",
  birthTown: "Lille",
  birthCountry: "99100",
}

const NOE_PAPERS: Paper[] = [
  {
    title: "Acte de naissance, copie intégrale",
    patient: "Noé ROCHE",
    author: "Mairie de Rennes, état civil",
    lines: [
      "# L’enfant",
      "Noé ROCHE, de sexe masculin, né à Rennes le trois avril deux mille vingt-deux à six heures dix.",
      "# Ses parents",
      "Thomas Julien ROCHE, né à Rennes le huit novembre mil neuf cent quatre-vingt-treize.",
      "Amina DIALLO, née à Dakar (Sénégal) le deux juin mil neuf cent quatre-vingt-quinze.",
      "Reconnu par ses deux parents devant nous avant sa naissance.",
      "# Mentions marginales",
      "Néant.",
    ],
  },
  {
    title: "Livret de famille, pages des parents et de l’enfant",
    patient: "ROCHE - DIALLO",
    author: "Mairie de Rennes, état civil",
    lines: ["# Parents", "Thomas Julien ROCHE", "Amina DIALLO", "# Premier enfant", "Noé ROCHE, né le 3 avril 2022 à Rennes."],
  },
]
const LEA_PAPERS: Paper[] = [
  {
    title: "Acte de naissance, copie intégrale",
    patient: "Léa MARTIN",
    author: "Mairie de Lille, état civil",
    lines: [
      "# L’enfant",
      "Léa MARTIN, de sexe féminin, née à Lille le dix-neuf mai deux mille onze à vingt et une heures.",
      "# Sa mère",
      "Sophie Anne ROY, née à Lille le onze octobre mil neuf cent quatre-vingts, épouse MARTIN.",
      "# Mentions marginales",
      "Néant.",
    ],
  },
]

/** A request with its papers, sent. */
async function askFor(parent: Actor, child: Omit<Child, "caseId">, relation: Relation, papers: Paper[]): Promise<string> {
  const caseId = await withOwn(parent, draftRequest)
  await withOwnRequest(parent, caseId, async (request) => {
    await answerChild(request, { caseId, ...child })
    await answerRelation(request, relation)
  })
  const date = `Copie délivrée le ${new Date(Date.now() - 20 * 86_400_000).toLocaleDateString("fr-FR", { dateStyle: "long" })}`
  for (const paper of papers) await give(parent, caseId, await recordPage({ ...paper, date }), `${paper.title}.pdf`)
  await withOwnRequest(parent, caseId, submitRequest)
  return caseId
}

async function give(parent: Actor, caseId: string, bytes: Buffer, declaredName: string): Promise<void> {
  const path = scratchPath()
  const paths = [path]
  await writeFile(path, bytes, { mode: 0o600 })
  const file = { path, declaredName, declaredType: "application/pdf", bytes: bytes.length, tooLarge: false }
  try {
    await receiveEvidence(parent, caseId, { fields: { key: randomUUID() }, files: [file], tooMany: false }, paths)
  } finally {
    await removeScratch(paths)
  }
}

/** From the desk to a yes; gives the space that the parent finds in the answer. */
async function accept(reviewer: Actor, parent: Actor, caseId: string): Promise<string> {
  await withReviewCase(reviewer, caseId, (reviewed) => declareTie(reviewed, "no"))
  await withReviewCase(reviewer, caseId, takeCase)
  await withReviewCase(reviewer, caseId, async (reviewed) => {
    const { version } = await getCase(reviewed)
    await checkCase(reviewed, version, REVIEW_CHECKS)
    await acceptCase(reviewed, { caseId, version: version + 1, words: "" })
  })
  const { openedSpaceId } = await withOwnRequest(parent, caseId, getRequest)
  if (!openedSpaceId) throw new Error("The request opened no space")
  return openedSpaceId
}
