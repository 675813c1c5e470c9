import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { depositProposing, GOUT } from "@/lib/documents/proposals/testing"
import { ConflictError } from "@/lib/errors"
import { addLine } from "@/lib/profile/commands"
import type { LineSection } from "@/lib/profile/rules"
import { readProposals } from "./reads"
import { replaceWords } from "./replacing"

let jeanne: Actor
let patientId: string
let which: { documentId: string; entry: string }
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  which = await depositProposing(jeanne, patientId, GOUT, "Synthèse")
})

const say = async (section: LineSection, label: string) => {
  const lineId = randomUUID()
  await withAccess(jeanne, patientId, [], (access) => addLine(access, { section, lineId, content: { label } }))
  return lineId
}
const replace = (section: LineSection, lineId: string) =>
  withAccess(jeanne, patientId, ["view:documents"], (access) => replaceWords(access, { ...which, section, lineId, version: 1 }))
const rows = (section: "conditions" | "allergies") =>
  asSuperuser((sql) => sql`select label, sensitivity, version from ${sql(section)} where patient_id = ${patientId}`)
const answers = () => asSuperuser((sql) => sql`select from proposal_answers where patient_id = ${patientId}`)

describe("What a document proposes", () => {
  it("is said in one's own line beside it, which becomes as close as the document; pressed twice, once", async () => {
    const lineId = await say("conditions", "goutte")
    await replace("conditions", lineId)
    await replace("conditions", lineId)
    expect(await rows("conditions")).toEqual([{ label: "Goutte", sensitivity: "sensitive", version: 2 }])
  })

  it.each(["conditions", "allergies"] as const)(
    "is said in no line that is something else, of %s, and stays open",
    async (section) => {
      const lineId = await say(section, "Asthme")
      await expect(replace(section, lineId)).rejects.toThrow(ConflictError)
      expect(await rows(section)).toEqual([{ label: "Asthme", sensitivity: "not", version: 1 }])
      expect(await answers()).toHaveLength(0)
    },
  )

  it("is not offered for a line that is set apart for another reason, and is not said in it", async () => {
    const offered = async () => {
      const { sections } = await withAccess(jeanne, patientId, ["view:documents"], (access) => readProposals(access))
      const lines = sections.flatMap(({ things }) => things.flatMap(({ beside }) => beside.filter((one) => one.kind === "line")))
      return lines.map(({ wordsOf }) => wordsOf.map(({ entry }) => entry))
    }
    const lineId = await say("conditions", "goutte")
    expect(await offered()).toEqual([[which.entry]])
    await asSuperuser(
      (sql) => sql`update conditions set sensitivity = 'sensitive', sensitive_topic = 'genetics' where id = ${lineId}`,
    )
    expect(await offered()).toEqual([[]])
    await expect(replace("conditions", lineId)).rejects.toThrow(ConflictError)
    expect(await rows("conditions")).toEqual([{ label: "goutte", sensitivity: "sensitive", version: 1 }])
    expect(await answers()).toHaveLength(0)
  })

  it("is not said in a line of another section that says the same", async () => {
    const lineId = await say("allergies", "Goutte")
    await expect(replace("conditions", lineId)).rejects.toThrow(ConflictError)
    await expect(replace("allergies", lineId)).rejects.toThrow(ConflictError)
    expect(await rows("allergies")).toEqual([{ label: "Goutte", sensitivity: "not", version: 1 }])
  })
})
