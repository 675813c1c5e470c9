import { describe, expect, test } from "vitest"
import {
  ageOn,
  agreesWith,
  calledName,
  checkIns,
  comparableIns,
  INS_OIDS,
  insKey,
  isName,
  isPlace,
  normalizeName,
  personName,
  writtenName,
} from "./rules"

describe("The key of a matricule INS", () => {
  test.each([
    ["279035121518989", "89"],
    ["277076322082910", "10"],
    ["124018852493334", "34"],
  ])("%s, a published example, has the key %s", (matricule, key) => {
    expect(insKey(matricule.slice(0, 13))).toBe(key)
    expect(checkIns(matricule, INS_OIDS.nir)).toEqual({ verdict: "accepted", matricule })
  })

  test.each(["123456789012244", "123456789012345", "221042545611404", "224027511583555", "223042545611404"])(
    "%s, an official example with a wrong key, is refused as real and only warned about as a test",
    (matricule) => {
      for (const oid of [INS_OIDS.nir, INS_OIDS.nia]) {
        expect(checkIns(matricule, oid)).toEqual({ verdict: "refused", reason: "wrong_key" })
      }
      for (const oid of [INS_OIDS.test, INS_OIDS.demo]) {
        expect(checkIns(matricule, oid)).toEqual({ verdict: "accepted_with_warning", matricule, warning: "wrong_key" })
      }
    },
  )

  test.each([
    ["2A", 1_000_000n],
    ["2B", 2_000_000n],
  ])("Somebody born in %s has the key of the number less %s", (department, less) => {
    const n = 1_551_520_043_214n - less
    expect(insKey(`15515${department}043214`)).toBe(String(97n - (n % 97n)).padStart(2, "0"))
  })

  test.each([
    ["", "malformed"],
    ["27903512151898", "malformed"],
    ["2790351215189890", "malformed"],
    ["979035121518989", "malformed"],
    ["2790351215189A9", "malformed"],
    ["٢٧٩٠٣٥١٢١٥١٨٩٨٩", "malformed"],
  ])("%j cannot be a matricule", (typed, reason) => {
    expect(checkIns(typed, INS_OIDS.nir)).toEqual({ verdict: "refused", reason })
  })

  test("Spaces and points typed by a person do not matter", () => {
    expect(checkIns(" 2 79 03 51 215 189 89 ", INS_OIDS.nir).verdict).toBe("accepted")
  })

  test("An OID that guides give wrongly is not known", () => {
    expect(checkIns("279035121518989", "1.2.250.1.213.1.4.5")).toEqual({ verdict: "refused", reason: "unknown_oid" })
  })
})

describe("A name", () => {
  test.each([
    "O",
    "L’Hôpital",
    "D'Angelo",
    "Diallo-Roche",
    "García de la Vega",
    "محمد",
    "عبد الله",
    "A".repeat(80),
    "J. Robert",
    "'T Hooft",
    "’t Hooft",
    "Essai ".repeat(16).trim(),
  ])("%s is a name", (name) => expect(isName(name)).toBe(true))

  test.each([
    "",
    " ",
    "A".repeat(81),
    "R2D2",
    "Anne\u0000",
    "Anne\nPaul",
    "<b>Anne</b>",
    "-Anne",
    "Anne\u202E",
    "'",
    "''Anne",
    "A ".repeat(81),
  ])("%j is not", (name) => expect(isName(name)).toBe(false))

  test.each([
    ["Paris 12e arrondissement", true],
    ["Saint-Denis (La Réunion)", true],
    ["Alger, Algérie", true],
    ["L'Haÿ-les-Roses", true],
    ["", false],
    ["75012", false],
    ["Paris\u0000", false],
    ["<b>Paris</b>", false],
    ["P".repeat(161), false],
  ])("%j is a place as a certificate writes it: %s", (text, expected) => expect(isPlace(text)).toBe(expected))

  test.each(["DOC0021889", "ANNE 2"])("%s is one in a sandbox only", (name) => {
    expect([isName(name, true), isName(name)]).toEqual([true, false])
  })

  test("The same accent typed in two ways is one name", () => {
    expect(normalizeName("  Lefe\u0300vre ")).toBe("Lefèvre")
  })

  test.each([
    ["LEFÈVRE", "Lefèvre"],
    ["DIALLO-ROCHE", "Diallo-Roche"],
    ["D'ARC", "D'Arc"],
    ["McDonald", "McDonald"],
    ["محمد", "محمد"],
    ["O", "O"],
  ])("%s is written %s", (register, written) => expect(writtenName(register)).toBe(written))
})

describe("The name a person goes by", () => {
  test.each([
    ["JEANNE", "GARNIER", "MARTIN", "Jeanne Garnier"],
    ["Jeanne", "GARNIER", "MARTIN", "Jeanne Garnier"],
    ["MARIE", null, "DE LA TOUR", "Marie de la Tour"],
    ["Marie", null, "Van Dyck", "Marie Van Dyck"],
  ])("%s, %s, born %s, is %s", (firstGivenName, usedName, birthName, said) => {
    expect(personName({ firstGivenName, usedName, birthName })).toBe(said)
  })
})

test.each([
  ["2026-11-22", 17],
  ["2026-11-23", 18],
  ["2026-11-24", 18],
])("Somebody born on 23 November 2008 is, on %s, %d", (day, age) => expect(ageOn("2008-11-23", day)).toBe(age))

test.each([
  ["2008-11", "2026-11-29", 17],
  ["2008-11", "2026-11-30", 18],
  ["2008", "2026-12-30", 17],
  ["2008", "2026-12-31", 18],
])("Somebody of whom only %s is known is, on %s, at least %d", (born, day, age) => expect(ageOn(born, day)).toBe(age))

test.each([
  [{ firstGivenName: "JEANNE", usedName: "LEFÈVRE", birthName: "MARCHAND" }, "Jeanne", "Jeanne Lefèvre"],
  [{ firstGivenName: "", usedName: null, birthName: "ESSAI" }, "Essai", "Essai"],
  [{ firstGivenName: "Nina", usedName: null, birthName: "" }, "Nina", "Nina"],
])("%j is called %s, and is %s in full", (traits, called, whole) => {
  expect([calledName(traits), personName(traits)]).toEqual([called, whole])
})

test.each([
  ["1944-03-14", true],
  ["1944-03", true],
  ["1944", true],
  ["1944-04", false],
  ["1945", false],
])("A matricule of March 1944 agrees with somebody born %s: %j", (birthDate, agrees) => {
  expect(agreesWith("244033726112345", { sex: "female", birthDate })).toBe(agrees)
})

describe("A matricule that a document bears", () => {
  const { nir, nia, test: forTests, demo } = INS_OIDS
  const id = (root: string, extension = "279035121518989") => ({ root, extension })
  test.each([
    ["of the same kind", [id(nir)], nir, false, ["279035121518989"]],
    ["of another kind", [id(nia), id(forTests), id(demo)], nir, false, []],
    ["of any kind in a demonstration", [id(nir), id(demo)], demo, true, ["279035121518989", "279035121518989"]],
    ["without its key", [id(nir, "2790351215189")], nir, false, ["279035121518989"]],
    ["in groups", [id(nir, "2 79 03 51 215 189 89")], nir, false, ["279035121518989"]],
    ["that is none", [id(nir, "abc"), id(nir, " ")], nir, false, ["ABC"]],
    ["that is no matricule but another number", [id("1.2.3")], nir, true, []],
  ])("is held against the patient's: %s", (_, ids, oid, isDemo, expected) => {
    expect(comparableIns(ids, oid, isDemo)).toEqual(expected)
  })
})
