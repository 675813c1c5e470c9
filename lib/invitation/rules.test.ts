import { describe, expect, test } from "vitest"
import { groupedCode } from "@/lib/platform/written-code"
import { hashCode, invitationCode, nextStep, parseCode, stepsOf } from "./rules"
import { whoSchema } from "./schema"

const secret = "a secret of at least thirty-two characters"
const ends = new Date("2026-12-23T12:00:00Z")

describe("The code of an invitation", () => {
  const code = invitationCode(secret, "0198f9b4-0000-7000-8000-000000000001", ends)

  test("A code has sixteen letters and digits that cannot be mistaken for one another", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(groupedCode(code)).toMatch(/^(.{4}-){3}.{4}$/)
  })

  test("Another invitation, another end or another portal has another code", () => {
    expect(invitationCode(secret, "0198f9b4-0000-7000-8000-000000000002", ends)).not.toBe(code)
    expect(invitationCode(secret, "0198f9b4-0000-7000-8000-000000000001", new Date(ends.getTime() + 1000))).not.toBe(code)
    expect(invitationCode(`${secret}!`, "0198f9b4-0000-7000-8000-000000000001", ends)).not.toBe(code)
  })

  test("What the database keeps depends on the portal's secret", () => {
    expect(hashCode(secret, code)).not.toEqual(hashCode(`${secret}!`, code))
  })

  test.each([
    ["somebody who copies the letter", "0AB1-CDE2-FGH3-JKM4", "0AB1CDE2FGH3JKM4"],
    ["somebody who types small letters and spaces", " 0ab1 cde2 fgh3 jkm4 ", "0AB1CDE2FGH3JKM4"],
    ["somebody who reads O for zero, I and l for one", "OABI-CDE2-FGH3-JKMl", "0AB1CDE2FGH3JKM1"],
    ["a telephone that writes long dashes", "0AB1–CDE2—FGH3‑JKM4", "0AB1CDE2FGH3JKM4"],
  ])("The code is understood from %s", (_, typed, expected) => {
    expect(parseCode(typed)).toBe(expected)
  })

  test.each(["", "0AB1-CDE2-FGH3-JKM", "0AB1-CDE2-FGH3-JKM45", "0AB1-CDE2-FGH3-JKU4", "../../../../etc/pa", "0AB1CDE2FGH3JKé4"])(
    "%j is no code",
    (typed) => {
      expect(parseCode(typed)).toBeNull()
    },
  )
})

describe("The steps of an invitation", () => {
  const complete = {
    name: "Claire",
    relation: "daughter",
    channel: "letter",
    purpose: "everyday",
    permissions: ["view:documents"],
    documentGroups: ["imaging"],
    months: 6,
    atEnd: "stop",
    continuesIfUnable: false,
    asked: true,
  } as const
  const answers = { ...complete, permissions: [...complete.permissions], documentGroups: [...complete.documentGroups] }

  test("Somebody who comes back goes on where the first answer is missing", () => {
    expect(nextStep(false, {})).toBe("who")
    expect(nextStep(false, { ...answers, months: undefined })).toBe("until")
    expect(nextStep(false, { ...answers, asked: undefined })).toBe("alone")
    expect(nextStep(false, answers)).toBe("check")
  })

  test("A widening asks neither who nor what for", () => {
    expect(stepsOf(true)).toEqual(["list", "until", "unable", "alone", "check"])
  })

  test("An invitation by mail wants an address; a letter or a screen wants none", () => {
    const ids = { patientId: "0198f9b4-0000-7000-8000-000000000001", draftId: "0198f9b4-0000-7000-8000-000000000002" }
    const who = { ...ids, name: " Claire  Lefèvre ", relation: "daughter", contact: "" }
    expect(whoSchema.safeParse({ ...who, channel: "mail" }).success).toBe(false)
    expect(whoSchema.safeParse({ ...who, channel: "mail", contact: "claire@" }).success).toBe(false)
    expect(whoSchema.parse({ ...who, channel: "letter" }).name).toBe("Claire Lefèvre")
    expect(whoSchema.safeParse({ ...who, channel: "request" }).success).toBe(false)
    expect(whoSchema.safeParse({ ...who, channel: "screen", relation: "king" }).success).toBe(false)
  })

  test.each(["Ó", "Jean-Pierre d’Arc", "O'Neill", "فاطمة الزهراء", "L".repeat(80)])(
    "A person called %s can be invited",
    (name) => {
      const ids = { patientId: "0198f9b4-0000-7000-8000-000000000001", draftId: "0198f9b4-0000-7000-8000-000000000002" }
      expect(whoSchema.safeParse({ ...ids, name, relation: "friend", channel: "letter" }).success).toBe(true)
    },
  )
})
