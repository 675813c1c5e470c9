import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { asPatient, journalOf } from "@/lib/delegation/testing"
import { ConflictError } from "@/lib/errors"
import type { JobPayloads } from "@/lib/platform/jobs/enqueue"
import { invite } from "../testing"
import { noteUndelivered, sendAgain } from "./commands"

type MailJob = { data: JobPayloads["mail.send"] }

const { sql: connection, database: worker } = openDatabase(testDatabase().workerUrl, 1)
afterAll(() => connection.end())

let jeanne: Actor
let patientId: string
let contact: string
let id: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  contact = `${crypto.randomUUID()}@exemple.fr`
  id = (await invite(jeanne, patientId, { by: { channel: "mail", contact } })).id
})

const mailsTo = (address: string) =>
  asSuperuser(
    (sql) => sql<MailJob[]>`select data from pgboss.job_common where name = 'mail.send' and data->>'to' = ${address} order by id`,
  )
const noticesOf = (actor: Actor) =>
  asSuperuser((sql) => sql`select kind, subject, subject_id, name from notices where account_id = ${actor.accountId}`)
const rowOf = async () => {
  const [row] = await asSuperuser(
    (sql) => sql`select contact, undelivered_at is not null as "isReturned", encode(code_hash, 'hex') as code
      from invitations where delegation_id = ${id}`,
  )
  return row
}

/** The mail comes back: what it says is done then is done. */
async function comesBack(address = contact) {
  const mail = (await mailsTo(address)).at(-1)?.data
  if (!mail?.whenRefused) throw new Error("Nothing is said of a mail that comes back")
  await noteUndelivered(worker, mail.whenRefused.payload)
}
const again = (to: string) => asPatient(jeanne, patientId, (access) => sendAgain(access, { delegationId: id, contact: to }))

describe("An invitation whose mail comes back", () => {
  it("is noted, told to its patient with whom it is for, and stands in her journal, once", async () => {
    await comesBack()
    await comesBack()
    expect(await rowOf()).toMatchObject({ contact, isReturned: true })
    expect(await noticesOf(jeanne)).toEqual([{ kind: "undelivered", subject: "undelivered", subject_id: id, name: "Claire" }])
    expect(await journalOf(patientId, id)).toEqual(expect.arrayContaining(["delegation.undelivered"]))
  })

  it("goes out again to the address that was corrected, with another code, and may come back again", async () => {
    await comesBack()
    const before = await rowOf()
    const corrected = `claire.${contact}`
    await again(corrected)
    const after = await rowOf()
    expect(after).toMatchObject({ contact: corrected, isReturned: false })
    expect(after?.code).not.toBe(before?.code)
    expect(await mailsTo(corrected)).toHaveLength(1)
    await comesBack(corrected)
    expect(await rowOf()).toMatchObject({ isReturned: true })
  })

  it("is not noted any more once it was sent anew, answered or withdrawn", async () => {
    const first = (await mailsTo(contact)).at(-1)?.data.whenRefused?.payload
    await comesBack()
    await again(`claire.${contact}`)
    if (first) await noteUndelivered(worker, first)
    expect(await rowOf()).toMatchObject({ isReturned: false })
    await asSuperuser((sql) => sql`update invitations set status = 'withdrawn' where delegation_id = ${id}`)
    await comesBack(`claire.${contact}`)
    expect(await rowOf()).toMatchObject({ isReturned: false })
  })

  it("alone goes out again: one that is on its way does not, nor one that is another patient's", async () => {
    await expect(again(contact)).rejects.toThrow(new ConflictError("invitation.already_answered"))
    await comesBack()
    const karim = await newActor("Karim Haddad")
    const other = await newPatient(karim)
    const theirs = asPatient(karim, other, (access) => sendAgain(access, { delegationId: id, contact }))
    await expect(theirs).rejects.toThrow(ConflictError)
  })
})
