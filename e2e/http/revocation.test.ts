import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { revoke } from "@/lib/delegation/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { paper } from "../fixtures/paper"
import { portal } from "./client"
import { Moment, type Phase, type Read, Readers } from "./readers"

const CYCLES = process.env.RELAIS_DEEP ? 200 : 20
const READERS = 16

test(`No read begun after an access was taken back succeeds: ${CYCLES} times over HTTP, against ${READERS} readers`, async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  // Nobody is sent a mail for each of these ends.
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${claire.accountId}`)
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }])
  const list = `/patients/${patientId}/documents`
  const addresses = [`${list}/${documentId}/file?page=0`, list, `${list}/${documentId}`]
  const cookie = `${SESSION_COOKIE}=${await newSession(claire)}`

  const moment = new Moment()
  const readers = new Readers(moment, { many: READERS, portalUrl: portal(), cookie, addresses })
  const take = (end: typeof revoke, delegationId: string) =>
    withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
      end(access, { patientId, delegationId, reason: "patient_request" }),
    )
  try {
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      moment.enter("opening")
      const delegationId = await newDelegation(jeanne, patientId, claire)
      moment.enter("open")
      if (cycle % 10 === 0) await readers.within(1)
      moment.enter("closing")
      await take(revoke, delegationId)
      moment.enter("closed")
      await readers.within(1, addresses[cycle % addresses.length])
    }
  } finally {
    await readers.stop()
  }
  const within = (phase: Phase) => readers.reads.filter((read) => read.phase === phase)
  expect(statuses(within("closed"))).toEqual([404])
  expect(statuses(within("open"))).toEqual([200])
  // A read that the end came under is whole or not there, and never a fault.
  expect(statuses(readers.reads).filter((status) => status !== 200 && status !== 404)).toEqual([])
  expect(within("closed").length).toBeGreaterThanOrEqual(CYCLES)
  for (const address of addresses) {
    const reads = within("closed").filter((read) => read.address === address)
    expect(reads.length).toBeGreaterThan(CYCLES / 10)
  }
})

const statuses = (reads: Read[]) => [...new Set(reads.map(({ status }) => status))]
