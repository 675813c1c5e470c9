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
import { cursorOf } from "@/lib/platform/cursor"
import { openNotice, readAllNotices } from "./commands"
import { countUnreadNotices, listNotices, requireNoticeLetter } from "./queries"
import { PAGE_OF_NOTICES } from "./rules"

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

test("The newest notice comes first, a page at a time, and each of them once", async () => {
  await tell(jeanne, "unused")
  await daysAgo(jeanne, 3)
  for (let told = 0; told < PAGE_OF_NOTICES * 2; told++) await tell(jeanne, "changed")
  await tell(jeanne, "arrived")
  const pages: (string | undefined)[][] = []
  for (let before: string | undefined; ; ) {
    const found = await listNotices(jeanne, "fr", cursorOf(before))
    const page = found.slice(0, PAGE_OF_NOTICES)
    pages.push(page.map(({ id }) => id))
    if (found.length === page.length) break
    before = page.at(-1)?.cursor
  }
  expect(pages.map((page) => page.length)).toEqual([PAGE_OF_NOTICES, PAGE_OF_NOTICES, 2])
  expect(new Set(pages.flat()).size).toBe(PAGE_OF_NOTICES * 2 + 2)
  const [first] = await listNotices(jeanne, "fr")
  expect(first?.subject).toBe("Votre réponse est attendue sur Relais")
})

describe("What was told is unread", () => {
  test("until it is opened, which leads to what it tells of, once", async () => {
    await tell(jeanne, "changed")
    await tell(jeanne, "unused")
    expect(await countUnreadNotices(jeanne)).toBe(2)
    const [newest] = await listNotices(jeanne, "fr")
    await openNotice(jeanne, newest?.id ?? "")
    const [opened] = await asSuperuser((db) => db`select read_at from notices where id = ${newest?.id ?? ""}`)
    await openNotice(jeanne, newest?.id ?? "")
    expect(await asSuperuser((db) => db`select read_at from notices where id = ${newest?.id ?? ""}`)).toEqual([opened])
    expect((await listNotices(jeanne, "fr")).map(({ isUnread }) => isUnread)).toEqual([false, true])
    expect(await countUnreadNotices(jeanne)).toBe(1)
  })

  test("until all of it is said to be read; somebody else's stays as it is", async () => {
    const claire = await newActor("Claire Lefèvre")
    for (const whom of [jeanne, claire]) await tell(whom, "changed")
    await readAllNotices(jeanne)
    expect([await countUnreadNotices(jeanne), await countUnreadNotices(claire)]).toEqual([0, 1])
  })

  test("and is opened by nobody else, nor under an id that is none", async () => {
    const claire = await newActor("Claire Lefèvre")
    await tell(jeanne, "changed")
    const [notice] = await listNotices(jeanne, "fr")
    for (const id of [notice?.id ?? "", randomUUID(), "..%2f", ""])
      await expect(openNotice(claire, id)).rejects.toThrow(NotFoundError)
    expect(await countUnreadNotices(jeanne)).toBe(1)
  })
})
