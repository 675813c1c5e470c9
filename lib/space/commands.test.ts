import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { ConflictError, InvalidInputError } from "@/lib/errors"
import { openSpace, recordVisit } from "./commands"
import { getPreviousVisit, getSpaceHeader } from "./queries"

afterAll(closeDatabase)

const spacesOf = (accountId: string) =>
  asSuperuser(async (sql) => [
    ...(await sql`select ins_oid, ins_ciphertext, ins_hmac from patients where holder_account_id = ${accountId}`),
  ])

describe("Opening a space", () => {
  it("makes it Karim's own, with his traits, and he can come in", async () => {
    const karim = await newActor("Karim Benali")
    const patientId = await openSpace(karim)
    const header = await withAccess(karim, patientId, [], async (access) => {
      access.trace({ action: "space.viewed" })
      return getSpaceHeader(access)
    })
    expect(header).toMatchObject({ name: "Karim Benali", givenName: "Karim", isOwn: true })
  })

  it("happens once, even when two tabs ask at once", async () => {
    const karim = await newActor("Karim Benali")
    const answers = await Promise.allSettled([openSpace(karim), openSpace(karim), openSpace(karim)])
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(ConflictError)
    expect(await spacesOf(karim.accountId)).toHaveLength(1)
  })

  it("is not for somebody under the age of majority alone", async () => {
    const lea = await newActor("Léa Martin")
    const young = { ...lea, traits: lea.traits && { ...lea.traits, birthDate: `${new Date().getFullYear() - 15}-01-02` } }
    await expect(openSpace(young)).rejects.toThrow("space.minor")
    expect(await spacesOf(lea.accountId)).toHaveLength(0)
  })

  it("is not for a professional's sign-in", async () => {
    await expect(openSpace(await newActor("Anne Morel", "professional"))).rejects.toBeInstanceOf(ConflictError)
  })

  it("keeps a matricule encrypted, and never in clear", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    await openSpace(jeanne, "279035121518989")
    const [row] = await spacesOf(jeanne.accountId)
    expect(row?.ins_oid).toBe("1.2.250.1.213.1.4.11")
    expect(Buffer.from(row?.ins_ciphertext).toString("latin1")).not.toContain("279035121518989")
  })

  it("tells nobody that the matricule stands in another space: it is left out without a word", async () => {
    const first = await newActor("Amina Diallo")
    const second = await newActor("Amina Diallo")
    await openSpace(first, "277076322082910")
    await openSpace(second, "277076322082910")
    expect(await spacesOf(second.accountId)).toMatchObject([{ ins_oid: null, ins_ciphertext: null, ins_hmac: null }])
  })

  it("refuses what is no matricule, and opens nothing", async () => {
    const karim = await newActor("Karim Benali")
    await expect(openSpace(karim, "123")).rejects.toBeInstanceOf(InvalidInputError)
    expect(await spacesOf(karim.accountId)).toHaveLength(0)
  })
})

describe("Coming back", () => {
  it("remembers the visit before this one, and takes an hour for one visit", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await openSpace(jeanne)
    const visit = () =>
      withAccess(jeanne, patientId, [], async (access) => {
        access.trace({ action: "space.viewed" })
        await recordVisit(access)
        return getPreviousVisit(access)
      })
    expect(await visit()).toBeNull()
    expect(await visit()).toBeNull()
    await asSuperuser(
      (sql) => sql`update space_visits set visited_at = now() - interval '2 days' where patient_id = ${patientId}`,
    )
    const before = await visit()
    expect(Math.round((Date.now() - Number(before)) / 86_400_000)).toBe(2)
  })
})
