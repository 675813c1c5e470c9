import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newBlock, newConsultation, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { getCareCircle, listCaregivers, listCareTeam, searchProfessionals, viewProfessional } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let space: string
beforeEach(async () => {
  jeanne = await newActor()
  space = await newPatient(jeanne)
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<"edit:care_circle">) => Promise<Result>) =>
  withAccess(actor, space, ["edit:care_circle"], work)
const search = (typed: string) =>
  as(jeanne, async (access) => {
    access.trace({ action: "care_circle.listed" })
    return searchProfessionals(access, typed)
  })
/** A name that no other test has. */
const unheardOf = () => `Zz${Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("")}`

describe("Jeanne's circle", () => {
  it("says who is in the team, who is in consultation, who was, and whom she blocked, each once", async () => {
    const [morel, julie, hugo, sarah] = await Promise.all(
      ["Dr Anne Morel", "Julie Caron", "Hugo Blanc", "Dr Sarah Levy"].map((name) => newActor(name, "professional")),
    )
    if (!morel || !julie || !hugo || !sarah) throw new Error("Somebody is missing")
    await newTeamMember(jeanne, space, julie)
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newConsultation(jeanne, space, morel)
    for (let visit = 0; visit < 2; visit++) await newConsultation(jeanne, space, hugo)
    await asSuperuser(
      (db) => db`update consultations set closes_at = now() - interval '1 day', opened_at = now() - interval '2 days'
        where professional_account_id = ${hugo.accountId}`,
    )
    await newConsultation(jeanne, space, sarah)
    await newBlock(jeanne, space, sarah)
    const { members, open, past, blocked } = await as(jeanne, getCareCircle)
    const names = (people: { name: string }[]) => people.map(({ name }) => name)
    expect(names(members)).toEqual(["Dr Anne Morel", "Julie Caron"])
    expect(names(open)).toContain("Dr Anne Morel")
    expect(names(past)).toEqual(["Hugo Blanc"])
    expect(names(blocked)).toEqual(["Dr Sarah Levy"])
  })

  it("is read by a member of the team: who treats, who helps and what each may do, and nothing that was left out", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    const [claire, paul, marc] = [
      await newActor("Claire Lefèvre"),
      await newActor("Paul Garnier"),
      await newActor("Marc Lefèvre"),
    ]
    await newTeamMember(jeanne, space, morel)
    await newDelegation(jeanne, space, claire, { sensitiveTopics: ["hiv_sti"] })
    await newDelegation(jeanne, space, paul, { relation: "neighbour", permissions: ["add:documents"], documentGroups: [] })
    const ended = await newDelegation(jeanne, space, marc, { relation: "son" })
    await asSuperuser(
      (db) => db`update delegations set status = 'ended', ended_at = now(), end_reason = 'renounced' where id = ${ended}`,
    )
    const seen = await withAccess(morel, space, ["view:care_circle"], async (access) => ({
      team: (await listCareTeam(access)).map(({ name }) => name),
      caregivers: await listCaregivers(access),
    }))
    expect(seen.team).toEqual(["Dr Anne Morel"])
    expect(seen.caregivers).toMatchObject([
      { name: "Claire Lefèvre", relation: "daughter", groups: ["lab_results", "prescriptions"] },
      { name: "Paul Garnier", relation: "neighbour", permissions: ["add:documents"], groups: [] },
    ])
    // What somebody may see of a sensitive topic would say something of the patient's health.
    expect(JSON.stringify(seen.caregivers)).not.toMatch(/hiv|@example|accountId/)
  })
})

describe("A search", () => {
  it("finds by parts of the name, without accents, and by the place; the account that is closed is not found", async () => {
    const name = unheardOf()
    const dentist = await newActor(`Dr Émile ${name}`, "professional")
    const found = async (typed: string) => (await search(typed))?.found.map(({ accountId }) => accountId)
    expect(await found(name)).toEqual([dentist.accountId])
    expect(await found(`docteur emile ${name.toUpperCase()}`)).toEqual([dentist.accountId])
    expect(await found(`${name} tilleuls`)).toEqual([dentist.accountId])
    expect(await found(`${name} pharmacie`)).toEqual([])
    await asSuperuser((db) => db`update accounts set closed_at = now() where id = ${dentist.accountId}`)
    expect(await found(name)).toEqual([])
  })

  it("asks for three letters, and says when there are too many", async () => {
    const name = unheardOf()
    for (let one = 0; one < 13; one++) await newActor(`Dr Anne ${name}`, "professional")
    const many = await search(name)
    expect([many?.found.length, many?.tooMany]).toEqual([12, true])
    expect(await search("an")).toBeNull()
    expect(await search(`' or true --`)).toMatchObject({ found: [] })
  })
})

describe("One professional", () => {
  const view = (id: string) => as(jeanne, (access) => viewProfessional(access, id))

  it("is known with every tie, and still by name when the account is closed", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    expect(await view(morel.accountId)).toMatchObject({ name: "Dr Anne Morel", member: null, visits: [], blockedAt: null })
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newConsultation(jeanne, space, morel)
    expect(await view(morel.accountId)).toMatchObject({
      professionCodes: ["10"],
      place: "Cabinet des Tilleuls",
      member: { isAttendingDoctor: true },
      visits: [{ isOpen: true }],
    })
    await asSuperuser((db) => db`update accounts set closed_at = now() where id = ${morel.accountId}`)
    expect(await view(morel.accountId)).toMatchObject({ name: "Dr Anne Morel", place: "Cabinet des Tilleuls" })
  })

  it("is a woman or a man where the provider said so, in every list; nobody else’s sex is told", async () => {
    const julie = await newActor("Julie Caron", "professional", { professionCode: "60", sex: "female" })
    expect(await view(julie.accountId)).toMatchObject({ sex: "female", professionCodes: ["60"] })
    await newTeamMember(jeanne, space, julie)
    await newConsultation(jeanne, space, julie)
    const { member, visits } = await view(julie.accountId)
    expect([member?.sex, visits[0]?.sex]).toEqual(["female", "female"])
    const sexes = await as(jeanne, (access) => {
      access.trace({ action: "care_circle.listed" })
      return access.tx.execute(sql`
        select relais.professional_sex(${jeanne.accountId}::uuid) as hers, relais.professional_sex(${julie.accountId}::uuid) as julies`)
    })
    expect(sexes[0]).toEqual({ hers: null, julies: "female" })
  })

  it("is called as she asks today, in the team and among those kept out, where the name that was kept is older", async () => {
    const morel = await newActor("Dr Anne Morel", "professional")
    await newTeamMember(jeanne, space, morel)
    await newBlock(jeanne, space, morel)
    await asSuperuser((db) => db`update accounts set display_name = 'Dre Anne Morel' where id = ${morel.accountId}`)
    const { members, blocked } = await as(jeanne, getCareCircle)
    expect([members[0]?.name, blocked[0]?.name]).toEqual(["Dre Anne Morel", "Dre Anne Morel"])
  })

  it("is not found when it is no professional, or nobody", async () => {
    const paul = await newActor("Paul Garnier")
    await expect(view(paul.accountId)).rejects.toThrow(NotFoundError)
  })
})
