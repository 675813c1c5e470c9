import { describe, expect, test } from "vitest"
import { groupedCode } from "@/lib/platform/written-code"
import { draftPeriod, hashCode, invitationCode, mayBeNamed, nextStep, parseCode, stepsOf } from "./rules"
import { sendSchema, startSchema, whoSchema } from "./schema"

const secret = "a secret of at least thirty-two characters"
const ends = new Date("2026-12-23T12:00:00Z")

describe("Whom the patient named", () => {
  test.each([
    ["Claire", "Claire Lefèvre", true],
    ["Claire Lefèvre", "Claire Lefèvre", true],
    ["Lefèvre Claire", "Claire Lefèvre", true],
    ["claire martin", "Claire Lefèvre", true],
    ["Mme Garnier", "Sylvie Garnier", true],
    ["HÉLOÏSE", "Heloise Noël", true],
    ["Claire Lefèvre", "Marc Lefèvre", false],
    ["Claire", "Marc Lefèvre", false],
    ["Ma fille", "Claire Lefèvre", false],
    ["Mme", "Claire Lefèvre", false],
    ["Lefèvre, Claire", "Claire Lefèvre", true],
  ])("%s may be %s: %s", (typed, displayName, expected) => {
    expect(mayBeNamed(typed, { displayName, sex: "female" })).toBe(expected)
  })

  test.each([
    ["Mme Garnier", "male", false],
    ["Mme Garnier", "female", true],
    ["M. Garnier", "male", true],
    ["M. Garnier", "female", false],
    ["M. et Mme Garnier", "male", true],
    ["Dr Garnier", "female", true],
    ["Mme Garnier", "unknown", true],
    ["Mme Garnier", null, true],
  ] as const)("%s may be Paul or Paule Garnier (%s): %s", (typed, sex, expected) => {
    expect(mayBeNamed(typed, { displayName: "Dominique Garnier", sex })).toBe(expected)
  })
})

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
    purpose: "everyday",
    permissions: ["view:documents"],
    documentGroups: ["imaging"],
    asked: true,
  } as const
  const answers = { ...complete, permissions: [...complete.permissions], documentGroups: [...complete.documentGroups] }

  test("Somebody who comes back goes on where the first answer is missing", () => {
    expect(nextStep(false, {})).toBe("who")
    expect(nextStep(false, { ...answers, purpose: undefined })).toBe("purpose")
    expect(nextStep(false, { ...answers, asked: undefined })).toBe("alone")
    expect(nextStep(false, answers)).toBe("check")
  })

  test("A first invitation asks five questions, and lasts six months unless somebody says otherwise", () => {
    expect(stepsOf(false)).toHaveLength(5)
    expect(draftPeriod(answers)).toEqual({ months: 6, atEnd: "stop" })
    expect(draftPeriod({ ...answers, months: 12, atEnd: "extend_once" })).toEqual({ months: 12, atEnd: "extend_once" })
  })

  test("A widening asks neither who nor what for", () => {
    expect(stepsOf(true)).toEqual(["list", "alone", "check"])
  })

  test("An invitation by mail wants an address; a letter or a screen wants none", () => {
    const ids = { patientId: "0198f9b4-0000-7000-8000-000000000001", draftId: "0198f9b4-0000-7000-8000-000000000002" }
    const send = { ...ids, contact: "" }
    expect(sendSchema.safeParse({ ...send, channel: "mail" }).success).toBe(false)
    expect(sendSchema.safeParse({ ...send, channel: "mail", contact: "claire@" }).success).toBe(false)
    expect(sendSchema.safeParse({ ...send, channel: "letter" }).success).toBe(true)
    expect(sendSchema.safeParse({ ...send, channel: "screen" }).success).toBe(true)
    expect(sendSchema.safeParse({ ...send, channel: "request" }).success).toBe(false)
  })

  test("Who is invited has a name and a word of the list", () => {
    const who = { patientId: "0198f9b4-0000-7000-8000-000000000001", name: " Claire  Lefèvre ", relation: "daughter" }
    expect(startSchema.parse(who).name).toBe("Claire Lefèvre")
    expect(startSchema.safeParse({ ...who, relation: "king" }).success).toBe(false)
    expect(startSchema.safeParse({ ...who, relation: "" }).success).toBe(false)
  })

  test.each(["Ó", "Jean-Pierre d’Arc", "O'Neill", "فاطمة الزهراء", "L".repeat(80)])(
    "A person called %s can be invited",
    (name) => {
      const ids = { patientId: "0198f9b4-0000-7000-8000-000000000001", draftId: "0198f9b4-0000-7000-8000-000000000002" }
      expect(whoSchema.safeParse({ ...ids, name, relation: "friend" }).success).toBe(true)
    },
  )
})
