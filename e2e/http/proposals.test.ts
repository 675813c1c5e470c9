import { expect, test } from "vitest"
import { newActor, newPatient } from "@/lib/access/testing"
import { ASTHMA, depositProposing, PENICILLIN, PLAN, summaryOf } from "@/lib/documents/proposals/testing"
import { depositSummary } from "../fixtures/summaries"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { formsOf } from "./forms"
import { nameOf, presses } from "./presses"

async function jeannesSpace() {
  const jeanne = await newActor("Jeanne Lefèvre")
  return { jeanne, patientId: await newPatient(jeanne), headers: await as(jeanne) }
}

test("What two documents propose stands side by side, each by its document, and is taken out of one of them", async () => {
  const { jeanne, patientId, headers } = await jeannesSpace()
  await depositProposing(jeanne, patientId, PENICILLIN, "Synthèse de mars")
  await depositProposing(jeanne, patientId, PENICILLIN, "Lettre de mai")
  await depositProposing(jeanne, patientId, ASTHMA, "Lettre de juin")
  const address = `/patients/${patientId}/proposals`
  const read = async () => mainOf((await ask(address, { headers })).text)
  const things = (page: string) => page.split('<li class="py-5').slice(1)
  const together = things(await read()).filter((thing) => thing.includes("Ces documents disent peut-être la même chose"))
  expect(together).toHaveLength(1)
  for (const words of ["Synthèse de mars", "Lettre de mai", "Pénicilline"]) expect(together[0]).toContain(words)
  expect(together[0]).not.toContain("Lettre de juin")
  const taking = formsOf(together[0] ?? "").filter((form) => nameOf(form) === "takeProposal")
  expect(taking).toHaveLength(2)
  const [first] = taking
  if (!first) throw new Error("There is nothing to take")
  await presses(headers, "without script").press(address, first)
  // The other stands beside the line that was taken now, and a person says whether it is the same.
  const left = await read()
  expect(left).not.toContain("Ces documents disent peut-être la même chose")
  expect(left).toContain("Déjà là")
  expect(left).toContain("Asthme")
})

test("A document that proposes nothing says so where it is read, in one sentence, and one that proposes does not", async () => {
  const { jeanne, patientId, headers } = await jeannesSpace()
  const nothing = await depositSummary(jeanne, patientId, summaryOf([PLAN]))
  const { documentId } = await depositProposing(jeanne, patientId, ASTHMA, "Synthèse")
  const read = async (id: string) => mainOf((await ask(`/patients/${patientId}/documents/${id}`, { headers })).text)
  expect(await read(nothing)).toContain("Ce document ne propose rien pour le profil")
  const proposing = await read(documentId)
  expect(proposing).toContain("Ce document propose 1 ligne")
  expect(proposing).not.toContain("ne propose rien")
})
