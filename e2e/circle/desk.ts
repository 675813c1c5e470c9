import { recordPage } from "@/demo/record-page"
import type { Actor } from "@/lib/access/actor"
import { withOwnRequest } from "@/lib/access/review-access"
import { newActor } from "@/lib/access/testing"
import { getRequest } from "@/lib/review/asking/queries"
import { declareTie } from "@/lib/review/commands"
import { refuseCase } from "@/lib/review/deciding/commands"
import {
  enrol,
  filledRequest,
  inCase,
  newReviewer,
  sayYes,
  seen,
  sendRequest,
  someChild,
  takeUp,
  tickEverything,
} from "@/lib/review/testing"

/** Requests in every state: some of the patient, some on the desk of the circle's reviewer. */
export type Desk = {
  /** The patient's own: with every question answered, sent, and refused with a letter. */
  requestDraftId: string
  requestId: string
  refusedRequestId: string
  letterId: string
  /** Somebody else's, in which the reviewer has not yet said anything. */
  newCaseId: string
  /** The reviewer has no tie there; nobody has it. */
  freeCaseId: string
  /** The reviewer is at it. */
  takenCaseId: string
  evidenceId: string
  /** Everything is ticked, and a space of a child with the same traits stands. */
  readyCaseId: string
}

/** A birth certificate as a town hall gives it. */
export async function certificate(child: { givenNames: string; birthName: string }) {
  const patient = `${child.givenNames} ${child.birthName}`
  const lines = ["# L’enfant", `${patient}, né à Rennes.`, "# Ses parents", "Thomas ROCHE", "Amina DIALLO"]
  const paper = {
    title: "Acte de naissance, copie intégrale",
    patient,
    author: "Mairie de Rennes",
    date: "2 novembre 2026",
    lines,
  }
  return { bytes: await recordPage(paper), name: "acte de naissance.pdf", type: "application/pdf" }
}

/** Makes them one after the other, as people do. */
export async function makeDesk(patient: Actor, reviewer: Actor): Promise<Desk> {
  await enrol(reviewer)
  const thomas = await newActor("Thomas Roche")
  const send = async (parent: Actor, child = someChild()) => sendRequest(parent, { child, files: [await certificate(child)] })
  const refusedRequestId = await send(patient)
  const olivier = await newReviewer("Olivier Renard")
  await refuse(olivier, refusedRequestId)
  const { letters } = await withOwnRequest(patient, refusedRequestId, getRequest)
  const requestId = await send(patient)
  const [newCaseId, freeCaseId, takenCaseId] = [await send(thomas), await send(thomas), await send(thomas)]
  await inCase(reviewer, freeCaseId, (reviewed) => declareTie(reviewed, "no"))
  await takeUp(reviewer, takenCaseId)
  const evidenceId = (await seen(reviewer, takenCaseId)).evidence[0]?.id ?? ""
  const child = someChild()
  await sayYes(olivier, await send(await newActor("Amina Diallo"), child))
  const readyCaseId = await send(thomas, child)
  await takeUp(reviewer, readyCaseId)
  await tickEverything(reviewer, readyCaseId)
  return {
    ...{ requestDraftId: await filledRequest(patient), requestId, refusedRequestId, letterId: letters[0]?.id ?? "" },
    ...{ newCaseId, freeCaseId, takenCaseId, evidenceId, readyCaseId },
  }
}

async function refuse(reviewer: Actor, caseId: string): Promise<void> {
  await takeUp(reviewer, caseId)
  const { version } = await seen(reviewer, caseId)
  const answer = { caseId, version, reasons: ["evidence_too_old" as const], words: "Demandez une nouvelle copie à la mairie." }
  await inCase(reviewer, caseId, (reviewed) => refuseCase(reviewed, answer))
}
