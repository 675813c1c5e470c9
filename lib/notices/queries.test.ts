import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, test } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { NotFoundError } from "@/lib/errors"
import { tellAccount } from "@/lib/notices/tell"
import type { NoticeKind } from "@/lib/notices/words"
import { listNotices, requireNoticeLetter } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
})

const tell = (whom: Actor, kind: NoticeKind, by = whom) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, by, [])
    await tellAccount(tx, whom.accountId, kind)
  })
const daysAgo = (whom: Actor, days: number) =>
  asSuperuser(
    (db) => db`update notices set told_at = now() - make_interval(days => ${days}) where account_id = ${whom.accountId}`,
  )
const rowsOf = (whom: Actor) => asSuperuser((db) => db`select kind from notices where account_id = ${whom.accountId}`)

describe("A notice", () => {
  test("is kept for somebody without a confirmed address, to whom nothing is sent", async () => {
    await asSuperuser((db) => db`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
    await tell(jeanne, "changed")
    expect(await listNotices(jeanne, "fr")).toMatchObject([{ subject: "Un accès a changé sur Relais" }])
    expect(await mailsTo(jeanne.email ?? "")).toEqual([])
  })

  test("is kept and sent in the same words where an address was confirmed", async () => {
    const address = await confirmAddress(jeanne)
    await tell(jeanne, "first_use")
    const [mail] = await mailsTo(address)
    const [notice] = await listNotices(jeanne, "fr")
    expect(notice?.subject).toBe(mail?.subject)
    const letter = await requireNoticeLetter(jeanne, notice?.id ?? "", "fr")
    expect(letter).toMatchObject({ recipient: ["Jeanne Lefèvre"], subject: mail?.subject, date: notice?.toldAt, language: "fr" })
    for (const paragraph of letter.paragraphs) expect(mail?.text).toContain(paragraph)
  })

  test("says to two people with one address whom it is for, by the given name alone", async () => {
    const paul = await newActor("Paul Lefèvre")
    const address = await confirmAddress(jeanne)
    await asSuperuser(
      (db) => db`update accounts set email = ${address}, email_verified_at = now(), language = 'en'
      where id = ${paul.accountId}`,
    )
    for (const whom of [jeanne, paul, jeanne]) await tell(whom, "changed")
    const texts = (await mailsTo(address)).map(({ text }) => text)
    expect(texts[0]).toMatch(/^Bonjour,\n\nCe message est pour Jeanne\.\n\nL’un de vos accès/)
    expect(texts[1]).toMatch(/^Hello,\n\nThis message is for Paul\.\n\n/)
    expect(texts.join()).not.toMatch(/Lefèvre|\{/)
    const letter = await requireNoticeLetter(jeanne, (await listNotices(jeanne, "fr"))[0]?.id ?? "", "fr")
    expect(letter.paragraphs.join()).not.toContain("Ce message est pour")
  })

  test("told again is kept again, and its mail is known as the same thing, with words that count", async () => {
    const address = await confirmAddress(jeanne)
    for (const kind of ["changed", "changed", "first_use"] as const) await tell(jeanne, kind)
    expect(await rowsOf(jeanne)).toHaveLength(3)
    const mails = await asSuperuser<{ key: string; many: string }[]>(
      (db) => db`select singleton_key as key, data->>'many' as many from pgboss.job_common
        where name = 'mail.send' and data->>'to' = ${address} order by created_on, id`,
    )
    expect(mails.map(({ key }) => key)).toEqual(["changed", "changed", "first_use"].map((kind) => `${jeanne.accountId} ${kind}`))
    expect(mails[0]?.many).toMatch(/Ce message est pour Jeanne\..*changé\..*\{count\} notifications semblables.*connectez-vous/s)
  })

  test("is told by somebody who cannot read it then", async () => {
    const claire = await newActor("Claire Lefèvre")
    await tell(jeanne, "answered", claire)
    expect(await listNotices(claire, "fr")).toEqual([])
    const [notice] = await listNotices(jeanne, "fr")
    await expect(requireNoticeLetter(claire, notice?.id ?? "", "fr")).rejects.toThrow(NotFoundError)
    expect(await rowsOf(jeanne)).toEqual([{ kind: "answered" }])
  })

  test("that does not exist, or is called by no id, has no letter", async () => {
    for (const none of [randomUUID(), "..%2f", ""])
      await expect(requireNoticeLetter(jeanne, none, "fr")).rejects.toThrow(NotFoundError)
  })

  test("of a kind that has no words any more is left out", async () => {
    await asSuperuser((db) => db`insert into notices (account_id, kind) values (${jeanne.accountId}, 'toString')`)
    expect(await listNotices(jeanne, "fr")).toEqual([])
  })

  test("stays as it was told: the portal neither changes nor erases it", async () => {
    await tell(jeanne, "changed")
    for (const change of [sql`update notices set kind = 'unused'`, sql`delete from notices`]) {
      const attempt = portalDatabase().transaction(async (tx) => {
        await identify(tx, jeanne, [])
        await tx.execute(change)
      })
      await expect(attempt).rejects.toThrow()
    }
    expect(await rowsOf(jeanne)).toEqual([{ kind: "changed" }])
  })
})

test("The newest notice comes first, and fifty at most", async () => {
  await tell(jeanne, "unused")
  await daysAgo(jeanne, 3)
  for (let count = 0; count < 50; count++) await tell(jeanne, "changed")
  await tell(jeanne, "arrived")
  const subjects = (await listNotices(jeanne, "fr")).map(({ subject }) => subject)
  expect(subjects).toHaveLength(50)
  expect(subjects[0]).toBe("Votre réponse est attendue sur Relais")
  expect(subjects).not.toContain("Une question à propos d’un accès sur Relais")
})
