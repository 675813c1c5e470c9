import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withCard } from "@/lib/access/card-access"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { giveCardCode } from "@/lib/emergency-card/commands"
import { getCardCode, readCardHead } from "@/lib/emergency-card/queries"
import { type CardLine, hashCardCode } from "@/lib/emergency-card/rules"
import { configuration } from "@/lib/platform/configuration"
import { newRectification } from "@/lib/rectifications/testing"
import { excludeLine, hideLine } from "../apart/commands"
import { addLine } from "../commands"
import type { LineContent } from "../rules"
import { readAllergiesOnCard, readMedicationsOnCard } from "./queries"

afterAll(closeDatabase)

const HELPING = { permissions: ["view:allergies", "view:emergency_card"], documentGroups: [] }

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, HELPING)
})

const asJeanne = <Result>(work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(jeanne, patientId, ["edit:allergies"], (access) => work(access))

async function say(label: string, more: Partial<LineContent> = {}, intimate?: "yes") {
  const lineId = randomUUID()
  await asJeanne((access) => addLine(access, { section: "allergies", lineId, content: { label, ...more }, intimate }))
  return { section: "allergies" as const, lineId }
}

const linesOnCard = (actor: Actor) =>
  withAccess(actor, patientId, ["view:emergency_card"], async (access) => {
    access.trace({ action: "emergency_card.viewed" })
    return (await readAllergiesOnCard(access, "fr"))?.lines ?? []
  })
const textsOf = (lines: readonly CardLine[]) => lines.map(({ text }) => text)
const onCard = async (actor: Actor) => textsOf(await linesOnCard(actor))

async function linesByCode() {
  const edit = <Result>(work: (access: PatientAccess<"edit:emergency_card">) => Promise<Result>) =>
    withAccess(jeanne, patientId, ["edit:emergency_card"], work)
  await edit(giveCardCode)
  const given = await edit(async (access) => {
    access.trace({ action: "emergency_card.viewed" })
    return getCardCode(access)
  })
  const code = given?.link.split("/").at(-1) ?? ""
  return withCard(hashCardCode(configuration().secret, code), async (card) => {
    await readCardHead(card)
    return (await readAllergiesOnCard(card, "fr"))?.lines ?? []
  })
}
const byCode = async () => textsOf(await linesByCode())

describe("The profile on the emergency card", () => {
  it("says what holds now, the same to who helps and to whoever holds the card", async () => {
    await say("Pénicilline", { reaction: "Plaques rouges" })
    await say("Latex")
    const all = ["Latex", "Pénicilline, Plaques rouges"]
    for (const said of [await onCard(jeanne), await onCard(claire), await byCode()]) expect(said).toEqual(all)
  })

  it("says of each line who said it, by name and profession, whoever reads", async () => {
    const morel = await newActor("Anne Morel", "professional", { sex: "female" })
    await newTeamMember(jeanne, patientId, morel)
    await say("Latex")
    const line = { section: "allergies", lineId: randomUUID(), content: { label: "Pollen" } } as const
    await withAccess(morel, patientId, [], (access) => addLine(access, line))
    const profession = { code: "10", sex: "female" }
    for (const lines of [await linesOnCard(jeanne), await linesOnCard(claire), await linesByCode()]) {
      expect(lines.map(({ said }) => said?.author)).toMatchObject([
        { kind: "professional", name: "Anne Morel", profession, isYou: false },
        { kind: "patient", name: "Jeanne Lefèvre", profession: null, isYou: false },
      ])
      expect(lines.every(({ said }) => said?.enteredAt instanceof Date && said.confirmed === null)).toBe(true)
    }
  })

  it("says nothing of what is intimate, hidden from professionals, or kept from one caregiver", async () => {
    await say("Iode", {}, "yes")
    const hidden = await say("Latex")
    const kept = await say("Pollen")
    await asJeanne((access) => hideLine(access, hidden, true))
    await asJeanne((access) => excludeLine(access, kept, claire.accountId, true))
    for (const said of [await onCard(jeanne), await onCard(claire), await byCode()]) expect(said).toEqual([])
    await asJeanne((access) => excludeLine(access, kept, claire.accountId, false))
    for (const said of [await onCard(claire), await byCode()]) expect(said).toEqual(["Pollen"])
  })

  it("says that a line is contested, the same to who helps and to whoever holds the card", async () => {
    const morel = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    const lineId = randomUUID()
    const line = { section: "allergies", lineId, content: { label: "Latex" } } as const
    await withAccess(morel, patientId, ["add:allergies"], (access) => addLine(access, line))
    await say("Pollen")
    for (const said of [await onCard(jeanne), await byCode()]) expect(said).toEqual(["Pollen", "Latex"])
    await newRectification(jeanne, patientId, { section: "allergies", itemId: lineId })
    const contested = ["Pollen", "Latex (contesté)"]
    for (const said of [await onCard(jeanne), await onCard(claire), await byCode()]) expect(said).toEqual(contested)
    const english = await withAccess(jeanne, patientId, ["view:emergency_card"], async (access) => {
      access.trace({ action: "emergency_card.viewed" })
      return (await readAllergiesOnCard(access, "en"))?.lines ?? []
    })
    expect(textsOf(english)).toEqual(["Pollen", "Latex (contested)"])
  })

  it("has no block of a section in which nothing is written", async () => {
    const block = await withAccess(jeanne, patientId, ["view:emergency_card"], async (access) => {
      access.trace({ action: "emergency_card.viewed" })
      return readMedicationsOnCard(access, "fr")
    })
    expect(block).toBeNull()
  })
})
