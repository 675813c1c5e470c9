import { randomUUID } from "node:crypto"
import { afterAll, expect, it } from "vitest"
import { sealJournal } from "@/lib/sealing/seal"
import { newJournal, untilSettled, writeRows } from "@/lib/sealing/testing"
import { verifyJournal } from "@/lib/sealing/verify"
import { eraseSpaces } from "./commands"

const journal = await newJournal()
afterAll(() => journal.close())

it("What is sealed of a space that is erased stays, and the whole journal verifies, with the line that says it was erased", async () => {
  const { worker, superuser, privateKey, publicKey, headFile } = journal
  const [space, holder] = [randomUUID(), randomUUID()]
  const seal = async () => {
    await untilSettled(superuser)
    return sealJournal(worker, privateKey, headFile)
  }
  await superuser`insert into patients (patient_id, holder_account_id, birth_name, given_names, first_given_name, sex, birth_date, wrapped_key, root_key_id)
    values (${space}, ${holder}, 'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-14', 'key', 'root')`
  await writeRows(worker, space, randomUUID(), space)
  expect(await seal()).toEqual({ sealed: 3 })
  await superuser`update patients set closing_asked_at = now() - interval '33 days' where patient_id = ${space}`
  expect(await eraseSpaces(worker)).toEqual({ erased: 1 })
  expect(await superuser`select from patients where patient_id = ${space}`).toHaveLength(0)
  expect(await verifyJournal(worker, publicKey, headFile)).toEqual({ ok: true, batches: 1, events: 3 })
  expect(await seal()).toEqual({ sealed: 1 })
  expect(await verifyJournal(worker, publicKey, headFile)).toEqual({ ok: true, batches: 2, events: 4 })
})
