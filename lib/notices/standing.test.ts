import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { NoticeSubject } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { NotFoundError } from "@/lib/errors"
import { addLine } from "@/lib/profile/commands"
import { openNotice } from "./commands"
import { countUnreadNotices, listNotices, requireNoticeLetter } from "./queries"
import { tellAccount } from "./tell"

afterAll(closeDatabase)

let { jeanne, claire, patientId, delegationId } = {} as HelpedRecord
beforeEach(async () => {
  const permissions = ["view:medications", "add:medications", "view:messages"]
  ;({ jeanne, claire, patientId, delegationId } = await newHelpedRecord(permissions))
})

async function treatment(): Promise<string> {
  const lineId = randomUUID()
  const line = { section: "medications" as const, lineId, content: { label: "Metformine" } }
  await withAccess(jeanne, patientId, ["add:medications"], (access) => addLine(access, line))
  return lineId
}

const tell = (whom: Actor, subject: NoticeSubject, subjectId: string, spaceId: string | undefined = patientId) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, jeanne, [])
    await tellAccount(tx, whom.accountId, "refill", { subject, subjectId, spaceId, name: "Jeanne Lefèvre" })
  })

/** What somebody reads of what they were told: the list, the count, the letter and the way there say the same. */
async function told(whom: Actor): Promise<(string | null)[]> {
  const shown = await listNotices(whom, "fr")
  expect(await countUnreadNotices(whom)).toBe(shown.length)
  const kept = await asSuperuser<{ id: string }[]>((sql) => sql`select id from notices where account_id = ${whom.accountId}`)
  for (const { id } of kept.filter((row) => !shown.some((notice) => notice.id === row.id))) {
    await expect(requireNoticeLetter(whom, id, "fr")).rejects.toThrow(NotFoundError)
    await expect(openNotice(whom, id)).rejects.toThrow(NotFoundError)
  }
  return shown.map(({ about }) => about)
}

const exclude = (id: string) =>
  asSuperuser(
    (sql) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
      values (${patientId}, 'medications', ${id}, ${claire.accountId})`,
  )
const end = () =>
  asSuperuser(
    (sql) =>
      sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
  )

describe("What a helper was told of a treatment", () => {
  it.each(["refill", "answered_medications"] as const)("is there while the line is theirs to read: %s", async (subject) => {
    await tell(claire, subject, await treatment())
    expect(await told(claire)).toEqual([subject])
  })

  it.each(["refill", "answered_medications"] as const)("is gone once it was kept from them: %s", async (subject) => {
    const id = await treatment()
    await tell(claire, subject, id)
    await exclude(id)
    expect(await told(claire)).toEqual([])
  })

  it.each(["refill", "answered_medications"] as const)("is gone once it was judged sensitive: %s", async (subject) => {
    const id = await treatment()
    await tell(claire, subject, id)
    await asSuperuser(
      (sql) => sql`update medications set sensitivity = 'sensitive', sensitive_topic = 'mental_health' where id = ${id}`,
    )
    expect(await told(claire)).toEqual([])
  })

  it("stays where it was refused and is there no more: an answer leads to its section", async () => {
    await tell(claire, "answered_medications", randomUUID())
    expect(await told(claire)).toEqual(["answered_medications"])
  })

  it("stays where they may add and not look", async () => {
    await asSuperuser((sql) => sql`update delegations set permissions = '{add:medications}' where id = ${delegationId}`)
    await tell(claire, "answered_medications", await treatment())
    expect(await told(claire)).toEqual(["answered_medications"])
  })

  it("is there for the person herself all the same", async () => {
    const id = await treatment()
    await tell(jeanne, "refill", id)
    await exclude(id)
    expect(await told(jeanne)).toEqual(["refill"])
  })
})

describe("Once an access has ended", () => {
  it("nothing of the space is told any more, but that it ended", async () => {
    await tell(claire, "refill", await treatment())
    await tell(claire, "absence", randomUUID())
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, jeanne, [])
      const about = { subject: "ended", subjectId: delegationId, patientId } as const
      await tellAccount(tx, claire.accountId, "changed", about)
    })
    expect((await told(claire)).sort()).toEqual(["absence", "ended", "refill"])
    await end()
    expect(await told(claire)).toEqual(["ended"])
  })
})

describe("A message", () => {
  const thread = async (member: Actor) => {
    const id = randomUUID()
    await asSuperuser(
      (sql) => sql`insert into threads (patient_id, id, subject_ciphertext, author_account_id, author_kind, author_name)
        values (${patientId}, ${id}, '\\x00', ${jeanne.accountId}, 'patient', 'Jeanne Lefèvre')`,
    )
    await asSuperuser(
      (sql) => sql`insert into thread_members (patient_id, thread_id, account_id, kind, name)
        values (${patientId}, ${id}, ${member.accountId}, 'caregiver', 'Claire')`,
    )
    return id
  }

  it("is told to whoever is in its thread, and no more once they are not", async () => {
    const id = await thread(claire)
    await tell(claire, "message", id)
    expect(await told(claire)).toEqual(["message"])
    await asSuperuser((sql) => sql`update thread_members set removed_at = now() where thread_id = ${id}`)
    expect(await told(claire)).toEqual([])
  })

  it("is not told to whom messages are no longer opened", async () => {
    await tell(claire, "message", await thread(claire))
    await asSuperuser((sql) => sql`update delegations set permissions = '{view:medications}' where id = ${delegationId}`)
    expect(await told(claire)).toEqual([])
  })
})

it("Somebody whose way to a space was another's is told nothing of it", async () => {
  await tell(claire, "refill", await treatment(), randomUUID())
  expect(await told(claire)).toEqual([])
})
