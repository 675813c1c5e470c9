import { randomBytes, randomUUID } from "node:crypto"
import postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { withOwn } from "@/lib/access/own-access"
import { newActor, newPatient } from "@/lib/access/testing"
import { sendComplaint } from "@/lib/complaints/commands"
import { configuration } from "@/lib/platform/configuration"
import { keyring, newKey } from "@/lib/platform/keys/keyring"
import { openWords } from "@/lib/platform/keys/sealed-words"
import { rotateKeys } from "./keys-rotate"

const { superuserUrl, workerUrl } = testDatabase()
const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })

// Other tests leave spaces and cases whose keys nobody can open; the events of a case are never emptied in life.
beforeAll(async () => {
  await sql`set session_replication_role = replica`
  await sql`truncate patients, review_cases, complaints cascade`
  await sql`reset session_replication_role`
})
afterAll(() => sql.end())

const readKey = async (patientId: string) => {
  const [row] =
    await sql`select wrapped_key as "wrappedKey", root_key_id as "rootKeyId" from patients where patient_id = ${patientId}`
  return { wrappedKey: row?.wrappedKey as Buffer, rootKeyId: row?.rootKeyId as string }
}

test("A patient's documents open under a new root key alone once the keys were rotated", async () => {
  const patientId = await newPatient(await newActor())
  const { rootKey: old } = configuration()
  const key = keyring({ current: old }).unwrapPatientKey(await readKey(patientId), patientId)
  const fresh = randomBytes(32)

  // Requests of other tests stay: what happened in them is written once.
  const [requests] = await sql`select count(*)::int from review_cases`
  expect(await rotateKeys(workerUrl, keyring({ current: fresh, previous: [old] }))).toBe(1 + requests?.count)

  expect(keyring({ current: fresh }).unwrapPatientKey(await readKey(patientId), patientId)).toEqual(key)
  expect(await rotateKeys(workerUrl, keyring({ current: fresh }))).toBe(0)
  await rotateKeys(workerUrl, keyring({ current: old, previous: [fresh] }))
})

test("An operator who forgot the previous root key changes nothing", async () => {
  const patientId = await newPatient(await newActor())
  const before = await readKey(patientId)
  await expect(rotateKeys(workerUrl, keyring({ current: randomBytes(32) }))).rejects.toThrow("not configured")
  expect(await readKey(patientId)).toEqual(before)
})

test("The key of a review case is wrapped anew as well", async () => {
  const { rootKey: old } = configuration()
  const [caseId, key] = [randomUUID(), newKey()]
  const { wrappedKey, rootKeyId } = keyring({ current: old }).wrapPatientKey(key, caseId)
  await sql`insert into review_cases (id, requester_account_id, requester_name, language, wrapped_key, root_key_id)
    values (${caseId}, ${randomUUID()}, 'Thomas Roche', 'fr', ${wrappedKey}, ${rootKeyId})`
  const fresh = randomBytes(32)
  await rotateKeys(workerUrl, keyring({ current: fresh, previous: [old] }))
  const [row] = await sql`select wrapped_key as "wrappedKey", root_key_id as "rootKeyId" from review_cases where id = ${caseId}`
  expect(
    keyring({ current: fresh }).unwrapPatientKey({ wrappedKey: row?.wrappedKey, rootKeyId: row?.rootKeyId }, caseId),
  ).toEqual(key)
  await rotateKeys(workerUrl, keyring({ current: old, previous: [fresh] }))
})

test("A complaint opens still once its key was wrapped anew", async () => {
  const { rootKey: old } = configuration()
  const said = { about: "Mon accès", words: "Il a pris fin.", answer: "claire@example.org" }
  const id = await withOwn(await newActor("Claire Lefèvre"), (own) => sendComplaint(own, said))
  const keys = async () => (await sql`select wrapped_key, root_key_id, words_ciphertext from complaints where id = ${id}`)[0]
  const [fresh, before] = [randomBytes(32), await keys()]
  await rotateKeys(workerUrl, keyring({ current: fresh, previous: [old] }))
  expect((await keys())?.root_key_id).not.toBe(before?.root_key_id)
  await rotateKeys(workerUrl, keyring({ current: old, previous: [fresh] }))
  const row = await keys()
  const sealed = { wrappedKey: row?.wrapped_key, rootKeyId: row?.root_key_id, wordsCiphertext: row?.words_ciphertext }
  expect(JSON.parse(openWords(sealed, id))).toEqual(said)
})
