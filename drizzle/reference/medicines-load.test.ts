import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { medicineLine, medicinesFile } from "@/drizzle/testing/medicines"
import { asSuperuser } from "@/lib/access/testing"
import { loadMedicines } from "./medicines-load"

const { ownerUrl } = testDatabase()
const clear = () => asSuperuser((sql) => sql`truncate medicines, medicine_editions`)
beforeEach(async () => {
  await clear()
})
afterAll(clear)

const line = (number: number, name = `EXEMPLINE ${number} mg`) => medicineLine(String(60_000_000 + number), name)
const FIVE = [1, 2, 3, 4, 5].map((number) => line(number))
const load = (edition: string, lines: string[], mayShrink = false) =>
  loadMedicines(ownerUrl, medicinesFile(...lines), { edition, mayShrink })
const kept = () =>
  asSuperuser<{ cis: string; name: string; edition: string; listed: boolean }[]>(
    (sql) => sql`select cis, name, edition::text, is_listed as listed from medicines order by cis`,
  )
const editions = () =>
  asSuperuser<{ edition: string; medicines: number }[]>(
    (sql) => sql`select edition::text, medicines from medicine_editions order by 1`,
  )

describe("An edition of the medicines", () => {
  it("is loaded with its day, and found by words without accents", async () => {
    expect(await load("2026-10-01", [...FIVE, line(6, "ÉXEMPLE-CŒUR 5 µg, gélule")])).toEqual({ medicines: 6, added: 6, gone: 0 })
    expect(await editions()).toEqual([{ edition: "2026-10-01", medicines: 6 }])
    const [row] = await asSuperuser(
      (sql) => sql`select words, source from medicines join medicine_editions using (edition)
      where cis = '60000006'`,
    )
    expect(row).toMatchObject({
      words: expect.stringMatching(/^ exemple coeur 5 /),
      source: expect.stringContaining("Base de données"),
    })
  })

  it("loaded again changes nothing, or what was corrected in it", async () => {
    await load("2026-10-01", FIVE)
    const before = await kept()
    expect(await load("2026-10-01", FIVE)).toEqual({ medicines: 5, added: 0, gone: 0 })
    expect(await kept()).toEqual(before)
    await load("2026-10-01", [...FIVE.slice(1), line(1, "EXEMPLINE corrigée")])
    expect((await kept())[0]).toMatchObject({ name: "EXEMPLINE corrigée", listed: true })
    expect(await editions()).toHaveLength(1)
  })

  it("that is newer keeps what it no longer names as the last one had it, and takes it back when it is named again", async () => {
    await load("2026-10-01", FIVE)
    expect(await load("2026-11-01", [...FIVE.slice(1), line(6)])).toEqual({ medicines: 5, added: 1, gone: 1 })
    expect((await kept())[0]).toEqual({ cis: "60000001", name: "EXEMPLINE 1 mg", edition: "2026-10-01", listed: false })
    expect((await kept())[1]).toMatchObject({ edition: "2026-11-01", listed: true })
    await load("2026-11-02", [...FIVE, line(6)])
    expect((await kept())[0]).toMatchObject({ edition: "2026-11-02", listed: true })
  })

  it.each([
    [
      "older than the one that is loaded",
      "2026-09-30",
      FIVE,
      "the edition of 2026-10-01 is loaded, which is newer than 2026-09-30",
    ],
    ["of a day to come", "2999-01-01", FIVE, "the edition of 2999-01-01 is not out yet"],
    ["of no day", "2026-02-30", FIVE, "the edition is a day as 2026-12-31"],
    ["of a day written otherwise", "01/11/2026", FIVE, "the edition is a day as 2026-12-31"],
    ["with a fault", "2026-11-01", [...FIVE, "x"], "line 6: 1 columns"],
    ["with far fewer medicines", "2026-11-01", FIVE.slice(2), "2 of the 5 medicines that are listed are not in this file"],
  ])("%s leaves what was loaded as it was", async (_what, edition, lines, sentence) => {
    await load("2026-10-01", FIVE)
    const before = [await kept(), await editions()]
    await expect(load(edition, lines)).rejects.toThrow(sentence)
    expect([await kept(), await editions()]).toEqual(before)
  })

  it("has fewer where whoever loads it says so", async () => {
    await load("2026-10-01", FIVE)
    expect(await load("2026-11-01", FIVE.slice(2), true)).toEqual({ medicines: 3, added: 0, gone: 2 })
  })

  it("and another at the same moment come one after the other", async () => {
    const both = await Promise.allSettled([load("2026-10-01", FIVE), load("2026-10-02", FIVE)])
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true)
    expect((await kept()).every(({ edition, listed }) => edition === "2026-10-02" && listed)).toBe(true)
  })
})
