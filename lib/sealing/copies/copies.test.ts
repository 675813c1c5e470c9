import { generateKeyPairSync, randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { withTask } from "@/lib/access/system-task"
import { sealJournal } from "../seal"
import { AS_SEALED } from "../sealed-row"
import { newJournal, tamper, untilSettled, writeRows } from "../testing"
import { type Copy, checkCopy, describeCopyFault, FORMAT, proofSchema } from "./rules"

let journal: Awaited<ReturnType<typeof newJournal>>
let copy: Copy
let other: Copy
beforeAll(async () => {
  journal = await newJournal()
  const [jeanne, paul] = [randomUUID(), randomUUID()]
  await writeRows(journal.worker, jeanne, paul, jeanne)
  await seal()
  await writeRows(journal.worker, paul, jeanne, paul, jeanne, jeanne)
  await asks(jeanne)
  await asks(paul)
  await seal()
  copy = await copyOf(jeanne)
  other = await copyOf(paul)
})
afterAll(() => journal.close())

async function seal() {
  await untilSettled(journal.superuser)
  await sealJournal(journal.worker, journal.privateKey, journal.headFile)
}

/** The rows of a copy as the portal writes them, for a patient who is nowhere else. */
const asks = (patientId: string) =>
  tamper(
    journal.superuser,
    (superuser) => superuser`insert into journal_copies (patient_id, event_ids, people)
      select ${patientId}, coalesce(array_agg(id order by occurred_at, id), '{}'), '{"a": "Claire Lefèvre"}'
      from audit_events where patient_id = ${patientId}`,
  )

async function copyOf(patientId: string): Promise<Copy> {
  const [row] = await journal.superuser`select * from journal_copies where patient_id = ${patientId} and signed_at is not null`
  if (!row) throw new Error("It was not signed")
  const rows = await withTask(journal.worker, "journal.seal", ({ tx }) =>
    tx.execute(sql`select ${AS_SEALED} from audit_events where patient_id = ${patientId} order by occurred_at, id`),
  )
  const { batches, places } = proofSchema.parse(JSON.parse(row.proof))
  const lines = rows.map((line, at) => ({ row: line, seal: places[at] }))
  const said = { statement: row.statement, signature: row.signature.toString("hex"), people: JSON.parse(row.people) }
  return JSON.parse(JSON.stringify({ format: FORMAT, ...said, batches, lines }))
}

const check = (changed: unknown, key = journal.publicKey) => checkCopy(JSON.stringify(changed), key)
/** The copy with something done to it. */
function changed(change: (copy: Copy) => void): Copy {
  const one = structuredClone(copy)
  change(one)
  return one
}
const first = (one: Copy) => {
  const [line] = one.lines
  if (!line) throw new Error("No line")
  return line
}

describe("A copy of a journal", () => {
  it("is whole with nothing but the public key, over two seals", () => {
    expect(check(copy)).toMatchObject({ ok: true, lines: 5 })
    expect(copy.batches).toHaveLength(2)
  })

  it("is not what another key signed", () => {
    expect(check(copy, generateKeyPairSync("ed25519").publicKey)).toMatchObject({ ok: false, fault: "signature" })
  })

  it("shows any column of any line that was altered", () => {
    for (const column of Object.keys(first(copy).row)) {
      const altered = changed((one) => {
        Object.assign(first(one).row, { [column]: column === "resource_ids" ? [randomUUID()] : "x" })
      })
      expect(check(altered), column).toMatchObject({
        ok: false,
        fault: column === "patient_id" ? "of_another" : "altered",
        line: 1,
      })
    }
  })

  it("shows a line that was taken away, at the end, in the middle and all of them", () => {
    expect(check(changed((one) => one.lines.pop()))).toMatchObject({ fault: "removed" })
    expect(check(changed((one) => one.lines.splice(3, 1)))).toMatchObject({ fault: "removed" })
    expect(check(changed((one) => Object.assign(one, { lines: [], batches: [] })))).toMatchObject({ fault: "removed" })
  })

  it("shows lines in another order, one twice, and one of another space", () => {
    expect(check(changed((one) => one.lines.reverse()))).toMatchObject({ fault: "reordered" })
    expect(check(changed((one) => one.lines.push(structuredClone(first(one)))))).toMatchObject({ fault: "twice", line: 6 })
    expect(check(changed((one) => one.lines.splice(0, 1, structuredClone(first(other)))))).toMatchObject({
      ...{ fault: "of_another", line: 1 },
    })
    expect(check({ ...other, statement: copy.statement, signature: copy.signature })).toMatchObject({ fault: "of_another" })
  })

  it("shows names, a seal or the statement that were altered, and what was added", () => {
    expect(check(changed((one) => Object.assign(one.people, { a: "Paul Garnier" })))).toMatchObject({ fault: "people" })
    expect(check(changed((one) => Object.assign(one.batches[0] ?? {}, { sealed_at: "1" })))).toMatchObject({
      fault: "seal",
      batch: 1,
    })
    expect(check(changed((one) => one.batches.pop()))).toMatchObject({ fault: "seals" })
    expect(check({ ...copy, statement: copy.statement.replace('"lines":5', '"lines":4') })).toMatchObject({ fault: "signature" })
    expect(check({ ...copy, remark: "x" })).toMatchObject({ fault: "not_a_copy" })
  })

  it("shows that the file was cut, at whatever byte", () => {
    const text = JSON.stringify(copy)
    for (let end = 0; end < text.length; end += 97) {
      const found = checkCopy(text.slice(0, end), journal.publicKey)
      expect(found, String(end)).toMatchObject({ ok: false, fault: "not_a_copy" })
    }
  })

  it("is told about in one sentence that names the line", () => {
    expect(describeCopyFault({ fault: "altered", line: 3 })).toBe(
      "The file is not what was sealed: line 3 was altered, or was never sealed.",
    )
  })
})

it("A copy whose lines wait for their seal is signed with the next one, and an empty one at once", async () => {
  const [nobody, late] = [randomUUID(), randomUUID()]
  await asks(nobody)
  await tamper(
    journal.superuser,
    (superuser) =>
      superuser`insert into journal_copies (patient_id, event_ids, people) values (${late}, ${[randomUUID()]}, '{}')`,
  )
  await seal()
  expect(check(await copyOf(nobody))).toMatchObject({ ok: true, lines: 0 })
  await expect(copyOf(late)).rejects.toThrow("It was not signed")
})
