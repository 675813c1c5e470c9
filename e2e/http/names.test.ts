import { expect, test } from "vitest"
import { newActor, newPatient } from "@/lib/access/testing"
import { headingOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

type Sent = Awaited<ReturnType<typeof as>>

const NAMES = [
  "Mme Garnier",
  "Ma fille",
  "Lefèvre Claire",
  "Anne-Marie d’Échallens-O'Brien",
  "Ô",
  "فاطمة الزهراء",
  `${"Maximilienne-".repeat(3)}Wolfeschlegelsteinhausenbergerdorff Zo`,
  `${"a".repeat(39)} ${"b".repeat(40)}`,
]

/** Sends the form of a page as a browser without script does; gives the page that it leads to. */
async function answer(name: string, address: string, headers: Sent, written: Record<string, string> = {}) {
  const { status, headers: given } = await sendForm({ address, form: await formOf(name, address, headers, written), headers })
  expect(status, `${name} at ${address}`).toBe(303)
  return (given.location ?? "").replace(/^https?:\/\/[^/]+/, "")
}

const shown = async (address: string, headers: Sent) => {
  const reply = await ask(address, { headers })
  expect(reply.status, address).toBe(200)
  return { ...reply, heading: headingOf(reply) }
}

/** Through all five questions, from who it is to the letter. */
async function inviteByLetter(name: string, patientId: string, headers: Sent) {
  const purpose = await answer("draftInvitation", `/patients/${patientId}/helpers/invite`, headers, { name, relation: "friend" })
  const list = await answer("answerPurpose", purpose, headers, { purpose: "everyday" })
  expect((await shown(list, headers)).heading).toBe(`Ce que ${name} pourra faire`)
  const check = await answer("answerAlone", list.replace(/\/list$/, "/alone"), headers, { alone: "no" })
  expect((await shown(check, headers)).heading).toBe(`Comment inviter ${name} ?`)
  return answer("proposeInvitation", check, headers, { channel: "letter" })
}

test.each(NAMES)("Somebody called %s is invited, accepts and is recognised, by that very name", async (name) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const [hers, theirs] = [await as(jeanne), await as(await newActor(name))]
  const letter = await inviteByLetter(name, patientId, hers)
  const { text, heading } = await shown(letter, hers)
  expect(heading).toBe(`La lettre pour ${name}`)
  const code = />([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</.exec(text)?.[1] ?? ""
  const accepted = await answer("acceptInvitation", `/invitation/${code}`, theirs)
  const [, delegationId] = /\/helping\/([0-9a-f-]{36})\?done=accepted$/.exec(accepted) ?? []
  const access = `/patients/${patientId}/helpers/${delegationId}`
  expect((await shown(access, hers)).text).toContain("la bonne personne")
  const after = await answer("confirmArrival", access, hers)
  expect((await shown(after, hers)).heading).toContain(name)
})
