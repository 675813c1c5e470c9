import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { loadMedicines } from "@/drizzle/reference/medicines-load"
import { testDatabase } from "@/drizzle/testing/database"
import { medicineLine, medicinesFile } from "@/drizzle/testing/medicines"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { addLine, changeLine } from "../commands"
import { getLine, listLines } from "../queries"
import { findMedicines, nameMedicines } from "./queries"
import type { Choice } from "./rules"

const SECTION = "medications" as const
const [SOLD, SYRUP, GONE] = ["60000001", "60000002", "60000003"]
const LINES = [
  medicineLine(SYRUP, "EXEMPLINE NOURRISSON, sirop", { form: "sirop", marketing: "Non commercialisée" }),
  medicineLine(SOLD, "EXEMPLINE 500 mg, comprimé"),
  medicineLine("60000004", "AUTREX EXEMPLINE, gélule", { form: "gélule" }),
  medicineLine(GONE, "PASSÉOL 10 mg, comprimé"),
]

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
const load = (edition: string, lines: string[]) =>
  loadMedicines(testDatabase().ownerUrl, medicinesFile(...lines), { edition, mayShrink: true })
const clear = () => asSuperuser((sql) => sql`truncate medicines, medicine_editions`)
beforeEach(async () => {
  await clear()
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:medications", "add:medications"]))
})
afterAll(async () => {
  await clear()
  await closeDatabase()
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:medications"], async (access) => {
    await listLines(access, SECTION, {})
    return work(access)
  })
const find = (typed: string) => as(jeanne, (access) => findMedicines(access, typed))
const say = async (actor: Actor, medicine: Choice, label = "Exempline du soir") => {
  const lineId = randomUUID()
  await as(actor, (access) => addLine(access, { section: SECTION, lineId, content: { label }, medicine }))
  return lineId
}
const read = (lineId: string, actor = jeanne) => as(actor, (access) => getLine(access, SECTION, lineId))
const change = async (lineId: string, label: string, medicine?: Choice) => {
  const { version } = await read(lineId)
  await as(jeanne, (access) => changeLine(access, { section: SECTION, lineId, version, content: { label }, medicine }))
  return (await read(lineId)).code
}
const codeOf = (code: string | undefined) => (code ? { system: "cis", code } : null)

describe("The list of medicines", () => {
  it("is none where nobody loaded one", async () => {
    expect(await find("exempline")).toBeNull()
  })

  it("has what begins with the words that were typed, first what is called so and is sold", async () => {
    await load("2026-10-01", LINES)
    const found = await find("exempl")
    expect(found?.medicines.map(({ cis }) => cis)).toEqual([SOLD, SYRUP, "60000004"])
    expect(found).toMatchObject({ edition: "2026-10-01", hasMore: false })
    expect(found?.medicines[1]).toEqual({ cis: SYRUP, name: "EXEMPLINE NOURRISSON, sirop", form: "sirop", isMarketed: false })
    expect((await find("nourr EXEMP"))?.medicines).toHaveLength(1)
    expect((await find("passeol"))?.medicines).toHaveLength(1)
    for (const nothing of ["empline", "50", "%", "inconnu"]) expect((await find(nothing))?.medicines).toEqual([])
  })

  it("says that there are more than it shows", async () => {
    const many = [1000, 100, 200, 300, 400, 500, 600, 700, 800].map((dose, at) =>
      medicineLine(String(60_000_100 + at), `EXEMPLINE ${dose} mg`),
    )
    await load("2026-10-01", many)
    const found = await find("exempline")
    expect([found?.medicines.length, found?.hasMore]).toEqual([8, true])
    expect(found?.medicines[0]?.name).toBe("EXEMPLINE 100 mg")
  })

  it("no longer offers what a newer edition does not name, and still says how it was called", async () => {
    await load("2026-10-01", LINES)
    const lineId = await say(jeanne, GONE)
    await load("2026-11-01", LINES.slice(0, 3))
    expect((await find("passeol"))?.medicines).toEqual([])
    const names = await as(claire, async (access) => nameMedicines(access, [await getLine(access, SECTION, lineId)]))
    expect(names).toEqual({ [GONE ?? ""]: { name: "PASSÉOL 10 mg, comprimé", edition: "2026-10-01", isListed: false } })
  })
})

describe("A medicine of the list", () => {
  beforeEach(async () => {
    await load("2026-10-01", LINES)
  })

  it("is a code of the line where somebody chose it, whoever, and the words stay as they were written", async () => {
    for (const actor of [jeanne, claire, morel]) {
      const line = await read(await say(actor, SOLD), actor)
      expect([line.content.label, line.code]).toEqual(["Exempline du soir", codeOf(SOLD)])
    }
    for (const none of [undefined, "", "none"]) expect((await read(await say(jeanne, none))).code).toBeNull()
  })

  it("is refused where the list does not name it, and nothing is written", async () => {
    await load("2026-11-01", LINES.slice(0, 3))
    const before = await asSuperuser((sql) => sql`select id from medications where patient_id = ${patientId}`)
    for (const unknown of ["69999999", GONE]) await expect(say(jeanne, unknown)).rejects.toThrow("profile.medicine_unknown")
    expect(await asSuperuser((sql) => sql`select id from medications where patient_id = ${patientId}`)).toEqual(before)
  })

  it("is none of a line of another section", async () => {
    const lineId = randomUUID()
    const content = { label: "Asthme" }
    await withAccess(jeanne, patientId, ["view:conditions"], (access) =>
      addLine(access, { section: "conditions", lineId, content, medicine: SOLD }),
    )
    const [row] = await asSuperuser((sql) => sql`select code from conditions where id = ${lineId}`)
    expect(row).toEqual({ code: null })
  })

  it("stays, is another, or goes, as its line is changed", async () => {
    const lineId = await say(jeanne, SOLD)
    expect(await change(lineId, "Exempline du soir")).toEqual(codeOf(SOLD))
    expect(await change(lineId, "Exempline du matin", SOLD)).toEqual(codeOf(SOLD))
    expect(await change(lineId, "Exempline du matin", SYRUP)).toEqual(codeOf(SYRUP))
    expect(await change(lineId, "Exempline du matin", "none")).toBeNull()
    expect(await change(lineId, "Exempline du matin", SOLD)).toEqual(codeOf(SOLD))
    expect(await change(lineId, "Autre chose")).toBeNull()
  })

  it("that is no longer listed stays with a line which keeps it", async () => {
    const lineId = await say(jeanne, GONE)
    await load("2026-11-01", LINES.slice(0, 3))
    expect(await change(lineId, "Passéol, un demi", GONE)).toEqual(codeOf(GONE))
    await expect(change(lineId, "Passéol, un quart", "69999999")).rejects.toThrow("profile.medicine_unknown")
    expect((await read(lineId)).content.label).toBe("Passéol, un demi")
  })
})
