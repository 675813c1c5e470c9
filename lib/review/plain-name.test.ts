import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { plainName } from "./rules"

/** Two that Unicode keeps for old texts alone; their capitals are an apostrophe and a letter. */
const NO_LETTER_OF_NAMES = "ŉẚ"
/** Every letter of the Latin script that stands in names, composed and in parts, and the signs that people write between names. */
const LETTERS = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
]
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)))
  .filter((sign) => /\p{L}/u.test(sign) && !NO_LETTER_OF_NAMES.includes(sign))
const BETWEEN = [" ", "-", "'", "’", "\u00a0", "\u2010", "\u2011", ".", "  ", "·"]

describe("A name without its accents", () => {
  let sql: postgres.Sql
  beforeAll(() => {
    sql = postgres(testDatabase().superuserUrl, { max: 1 })
  })
  afterAll(() => sql.end())

  it("is the same word in the portal and in the database", async () => {
    const names = [
      ...LETTERS.flatMap((letter) => [`A${letter}a`, `A${letter.normalize("NFD")}a`]),
      ...BETWEEN.map((sign) => `Anne${sign}Lise`),
      "D’Arc-Lefèvre",
    ]
    const rows = await sql<{ name: string; plain: string }[]>`
      select name, relais.plain_name(name) as plain from unnest(${names}::text[]) name`
    const differing = rows.filter(({ name, plain }) => plain.split(" ").sort().join(" ") !== plainName(name))
    expect(differing.map(({ name, plain }) => `${name}: ${plain} / ${plainName(name)}`)).toEqual([])
  })
})
