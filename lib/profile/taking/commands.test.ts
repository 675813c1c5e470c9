import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import type { ItemApart } from "@/lib/access/apart"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { excludeCaregiver } from "@/lib/documents/exclusion/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { ConflictError, NotFoundError, OvertakenError } from "@/lib/errors"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { hideLine, judgeLine as judgeIntimate } from "../apart/commands"
import { addLine, addNone, changeLine } from "../commands"
import { listVersions } from "../history/queries"
import { getLine, listLines } from "../queries"
import { replaceWords, takeLine } from "./commands"

afterAll(closeDatabase)

const SECTION = "conditions" as const
const OPEN: ItemApart = { sensitivity: "not", sensitiveTopic: null, isHiddenFromProfessionals: false, excludedFor: [] }
const ASTHMA = { label: "Asthme", startedOn: "2009" }
const CODE = { system: "http://snomed.info/sct", code: "195967001" }

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:documents", "view:conditions", "add:conditions"], {}))
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:conditions"], work)
const give = () => deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { title: "Synthèse", sensitivity: "not" })
const originOf = (documentId: string) => ({
  ...{ documentId, documentVersion: 1, entry: "e", code: CODE },
  ...{ title: "Synthèse", author: "Anne Morel, médecin", writtenOn: "2026-05-03" },
})
async function take(actor: Actor, documentId: string, apart = OPEN, content: { label: string } = ASTHMA, saysNone = false) {
  const lineId = randomUUID()
  const taken = { content, origin: originOf(documentId), apart, saysNone }
  await as(actor, (access) => takeLine(access, { section: SECTION, lineId }, taken))
  return lineId
}
const read = (actor: Actor, lineId: string) => as(actor, (access) => getLine(access, SECTION, lineId))
const say = async (actor: Actor, label: string) => {
  const lineId = randomUUID()
  await as(actor, (access) => addLine(access, { section: SECTION, lineId, content: { label } }))
  return lineId
}
const WORDS = { title: "Synthèse", author: "Anne Morel, médecin", writtenOn: "2026-05-03" }

describe("A line that is taken out of a document", () => {
  it("stands with the code that it was given and says out of which document it is, by whom that was written and when", async () => {
    const documentId = await give()
    const lineId = await take(jeanne, documentId)
    expect(await read(jeanne, lineId)).toMatchObject({
      state: "confirmed",
      author: { isYou: true },
      content: { label: "Asthme", startedOn: "2009" },
      source: { documentId, ...WORDS },
    })
    const [row] = await asSuperuser((sql) => sql`select * from conditions where id = ${lineId}`)
    expect(row).toMatchObject({ code_system: CODE.system, code: CODE.code, source_document_id: documentId, source_entry: "e" })
  })

  it("is the document's as long as it has its name: called otherwise by hand, neither code nor document stays with it", async () => {
    const lineId = await take(jeanne, await give())
    const change = (version: number, content: { label: string; note?: string }) =>
      as(jeanne, (access) => changeLine(access, { section: SECTION, lineId, version, content }))
    const origin = async () =>
      (
        await asSuperuser(
          (sql) => sql`select code, code_system, source_document_id, source_document_version, source_entry
        from conditions where id = ${lineId}`,
        )
      )[0]
    const before = await origin()
    await change(1, { label: "Asthme", note: "L’hiver surtout." })
    expect(await origin()).toEqual(before)
    await change(2, { label: "Goutte" })
    expect(new Set(Object.values((await origin()) ?? {}))).toEqual(new Set([null]))
    expect(await read(jeanne, lineId)).toMatchObject({ content: { label: "Goutte" }, source: null })
    const versions = await as(jeanne, async (access) => listVersions(access, await getLine(access, SECTION, lineId)))
    expect(versions.map(({ content }) => content.label)).toEqual(["Asthme", "Asthme"])
  })

  it("waits when a caregiver takes it", async () => {
    const lineId = await take(claire, await give())
    expect(await read(jeanne, lineId)).toMatchObject({ state: "proposed", author: { name: "Claire Lefèvre" } })
  })

  it("begins as close as its document: intimate, hidden from professionals, kept from the same caregiver", async () => {
    const documentId = await give()
    const intimate = { ...OPEN, sensitivity: "sensitive", sensitiveTopic: "mental_health" } as const
    await expect(read(claire, await take(jeanne, documentId, intimate))).rejects.toThrow(NotFoundError)
    const hidden = await take(jeanne, documentId, { ...OPEN, isHiddenFromProfessionals: true })
    await expect(read(morel, hidden)).rejects.toThrow(NotFoundError)
    expect(await read(claire, hidden)).toMatchObject({ content: ASTHMA })
    const kept = await take(jeanne, documentId, { ...OPEN, excludedFor: [claire.accountId] })
    await expect(read(claire, kept)).rejects.toThrow(NotFoundError)
    expect(await read(morel, kept)).toMatchObject({ content: ASTHMA })
  })

  it("tells nothing of its document to whom that is kept from", async () => {
    const documentId = await give()
    const lineId = await take(jeanne, documentId)
    await withAccess(jeanne, patientId, ["edit:documents"], (access) => excludeCaregiver(access, documentId, claire.accountId))
    expect(await read(jeanne, lineId)).toMatchObject({ source: { documentId } })
    expect(await read(claire, lineId)).toMatchObject({ content: ASTHMA, source: null })
  })

  it("keeps its words without the link when the document is taken back, and then for the person alone when it is erased", async () => {
    const documentId = await give()
    const lineId = await take(jeanne, documentId)
    await withAccess(jeanne, patientId, ["add:documents"], (access) => withdrawDocument(access, documentId))
    for (const reader of [jeanne, claire])
      expect(await read(reader, lineId)).toMatchObject({ content: ASTHMA, source: { documentId: null, ...WORDS } })
    await asSuperuser((sql) => sql`delete from documents where id = ${documentId}`)
    expect(await read(jeanne, lineId)).toMatchObject({ content: ASTHMA, source: { documentId: null, ...WORDS } })
    expect(await read(claire, lineId)).toMatchObject({ content: ASTHMA, source: null })
  })

  it("that says that there is something takes away one's own word that there is nothing", async () => {
    await as(jeanne, (access) => addNone(access, { section: SECTION, lineId: randomUUID() }, "Aucune"))
    await take(jeanne, await give())
    const { lines } = await as(jeanne, (access) => listLines(access, SECTION, {}))
    expect(lines).toMatchObject([{ content: ASTHMA }])
  })
})

describe("The words of one's own line", () => {
  const replace = (actor: Actor, lineId: string, documentId: string, version = 1, apart = OPEN) =>
    as(actor, (access) =>
      replaceWords(access, { section: SECTION, lineId, version }, { content: ASTHMA, origin: originOf(documentId), apart }),
    )
  const judged = async (lineId: string) =>
    (await asSuperuser((sql) => sql`select label, sensitivity, sensitive_topic, marks from conditions where id = ${lineId}`))[0]

  it("give way to those of a document, stay in its history, and what the document does not say stays", async () => {
    const [documentId, lineId] = [await give(), randomUUID()]
    const content = { label: "asthme", note: "L’hiver surtout." }
    await as(jeanne, (access) => addLine(access, { section: SECTION, lineId, content }))
    await replace(jeanne, lineId, documentId)
    expect(await read(jeanne, lineId)).toMatchObject({
      content: { ...ASTHMA, note: "L’hiver surtout." },
      source: { documentId, ...WORDS },
    })
    const versions = await as(jeanne, async (access) => listVersions(access, await getLine(access, SECTION, lineId)))
    expect(versions).toMatchObject([{ content: { label: "asthme" } }])
    await expect(replace(jeanne, lineId, documentId, 1)).rejects.toThrow(OvertakenError)
  })

  it("are nobody else's to replace: a professional's least of all", async () => {
    const lineId = await say(morel, "Asthme sévère")
    const documentId = await give()
    for (const actor of [jeanne, claire]) await expect(replace(actor, lineId, documentId)).rejects.toThrow(ConflictError)
    expect(await read(jeanne, lineId)).toMatchObject({ content: { label: "Asthme sévère" }, version: 1, source: null })
  })

  it("are not the patient's to replace where a caregiver said them: she corrects them by hand", async () => {
    const lineId = await say(claire, "asthme")
    await expect(replace(jeanne, lineId, await give())).rejects.toThrow(ConflictError)
    expect(await read(jeanne, lineId)).toMatchObject({ content: { label: "asthme" }, version: 1, source: null })
  })

  it("become as close as the document whose words they are: intimate, hidden from professionals, kept from the caregiver", async () => {
    const documentId = await give()
    const intimate = { ...OPEN, sensitivity: "sensitive", sensitiveTopic: "mental_health" } as const
    for (const [apart, unseen] of [
      [{ ...intimate, isHiddenFromProfessionals: true, excludedFor: [claire.accountId] }, [claire, morel]],
      [intimate, [claire]],
      [{ ...OPEN, sensitivity: "not_yet_judged" }, [claire]],
      [{ ...OPEN, isHiddenFromProfessionals: true }, [morel]],
      [{ ...OPEN, excludedFor: [claire.accountId] }, [claire]],
    ] as [ItemApart, Actor[]][]) {
      const lineId = await say(jeanne, "asthme")
      await replace(jeanne, lineId, documentId, 1, apart)
      expect(await read(jeanne, lineId)).toMatchObject({ content: ASTHMA })
      for (const reader of unseen) await expect(read(reader, lineId)).rejects.toThrow(NotFoundError)
    }
  })

  it("never become more open, and are not replaced where line and document are apart for two reasons", async () => {
    const lineId = await say(jeanne, "asthme")
    await as(jeanne, (access) => judgeIntimate(access, { section: SECTION, lineId }, true))
    await as(jeanne, (access) => hideLine(access, { section: SECTION, lineId }, true))
    const documentId = await give()
    const closed = { sensitivity: "sensitive", sensitive_topic: "chosen", marks: ["N", "MASQUE_PS"] }
    const other = { ...OPEN, sensitivity: "sensitive", sensitiveTopic: "mental_health" } as const
    await expect(replace(jeanne, lineId, documentId, 3, other)).rejects.toThrow(ConflictError)
    expect(await judged(lineId)).toEqual({ ...closed, label: "asthme" })
    await replace(jeanne, lineId, documentId, 3)
    expect(await judged(lineId)).toEqual({ ...closed, label: "Asthme" })
  })
})

describe("The database", () => {
  /** Names a document past the commands, as the portal would for this person. */
  const name = (actor: Actor, lineId: string) =>
    as(actor, async (access) => {
      access.trace({ action: "line.changed" })
      await access.tx.execute(sql`insert into item_sources (patient_id, section, item_id, title)
        values (${patientId}, ${SECTION}, ${lineId}, 'Autre')
        on conflict (patient_id, section, item_id) do update set title = excluded.title`)
    })
  const reword = (actor: Actor) =>
    as(actor, async (access) => {
      access.trace({ action: "line.changed" })
      await access.tx.execute(sql`update item_sources set title = 'Autre'`)
    })
  const kept = (lineId: string) =>
    asSuperuser((db) => db`select title from item_sources where patient_id = ${patientId} and item_id = ${lineId}`)
  const refused = { constraint: "source_of_its_writer" }

  it("lets nobody say or reword out of which document somebody else's line was taken", async () => {
    const plain = await say(jeanne, "Asthme")
    for (const actor of [claire, morel]) await expect(name(actor, plain)).rejects.toMatchObject(refused)
    expect(await kept(plain)).toEqual([])
    const taken = await take(morel, await give())
    for (const actor of [jeanne, claire]) await expect(name(actor, taken)).rejects.toMatchObject(refused)
    for (const actor of [jeanne, claire]) await expect(reword(actor)).rejects.toMatchObject(refused)
    expect(await kept(taken)).toEqual([{ title: "Synthèse" }])
  })

  it("lets the writer, and the person herself where no professional wrote", async () => {
    const hers = await say(claire, "Asthme")
    for (const actor of [claire, jeanne]) await name(actor, hers)
    const his = await take(morel, await give())
    await name(morel, his)
    expect([await kept(hers), await kept(his)]).toEqual([[{ title: "Autre" }], [{ title: "Autre" }]])
  })
})
