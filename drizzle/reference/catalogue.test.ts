import { describe, expect, it } from "vitest"
import { MEASURE_KINDS, MEASURES } from "@/drizzle/measure-vocabulary"
import * as catalogue from "@/drizzle/reference/catalogue"
import {
  confidentialityCodes,
  documentClasses,
  documentGroups,
  documentTypes,
  habilitation,
  helpNumbers,
  PURPOSES,
  professions,
  purposes,
  relations,
  rules,
  searchWords,
  sensitiveCodes,
  usualMeasures,
} from "@/drizzle/reference/catalogue"
import {
  CONFIDENTIALITY_MARKS,
  DELEGABLE_GROUPS,
  DOCUMENT_GROUPS,
  SENSITIVE_TOPICS,
  SENSITIVITIES,
  SEXES,
} from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS } from "@/lib/access/sections"

const types = documentTypes.types
const codes = new Set(types.map((type) => type.code))
const codesIn = (group: string) => types.filter((type) => type.group === group).map((type) => type.code)

describe("the document types", () => {
  it("are the 123 of JDV_J07, each once, 108 of them known to the DMP", () => {
    expect(types).toHaveLength(123)
    expect(codes.size).toBe(123)
    expect(types.filter((type) => type.inDmp)).toHaveLength(108)
  })

  it("belong to one of the 12 classes; 16 stand in class 99 to be confirmed", () => {
    expect(documentClasses.classes).toHaveLength(12)
    const classes = documentClasses.classes.map((one) => one.code)
    for (const type of types) expect(classes, type.code).toContain(type.classCode)
    const toConfirm = types.filter((type) => type.classToConfirm)
    expect(toConfirm).toHaveLength(16)
    expect(toConfirm.every((type) => type.classCode === "99")).toBe(true)
  })

  it("stand each in exactly one of the 13 groups, and every group has types", () => {
    expect(documentGroups.groups.map((group) => group.code)).toEqual([...DOCUMENT_GROUPS])
    for (const type of types) expect(DOCUMENT_GROUPS, type.code).toContain(type.group)
    expect(DOCUMENT_GROUPS.reduce((sum, group) => sum + codesIn(group).length, 0)).toBe(123)
    expect(DOCUMENT_GROUPS.filter((group) => codesIn(group).length === 0)).toEqual([])
  })

  it("put what people look for where they look for it", () => {
    expect(new Set(codesIn("lab_results"))).toEqual(new Set(["11502-2", "60568-3", "96173-0", "DOCPAT05"]))
    expect(new Set(codesIn("prescriptions"))).toEqual(
      new Set(["57833-6", "57828-6", "PRESC-BIO", "PRESC-KINE", "PRESC-INF", "55115-0", "PRESC-AAT", "DOCPAT02"]),
    )
    expect(new Set(codesIn("imaging"))).toEqual(new Set(["18748-4", "IMG-KOS", "DOCPAT04"]))
    expect(new Set(codesIn("wishes"))).toEqual(new Set(["EXPPAT_1", "EXPPAT_3"]))
  })

  it("have plain words in both languages, written as French is written", () => {
    for (const { code, plain } of types) {
      expect(plain.fr.length, code).toBeGreaterThan(2)
      expect(plain.en.length, code).toBeGreaterThan(2)
      expect(plain.fr, code).not.toMatch(/'|[^\u00a0][:;?!]|\bCR\b/)
    }
  })

  it("say why when they are sensitive or cannot be judged by their name", () => {
    for (const type of types) {
      expect(SENSITIVITIES).toContain(type.sensitivity)
      expect(type.topic !== undefined, type.code).toBe(type.sensitivity === "sensitive")
      if (type.topic) expect(SENSITIVE_TOPICS).toContain(type.topic)
      if (type.sensitivity !== "not") expect(type.reason, type.code).toBeTruthy()
    }
  })

  it.each([
    ["68599-0", "mental_health"],
    ["83901-9", "mental_health"],
    ["51969-4", "genetics"],
    ["89233-1", "pregnancy"],
    ["15508-5", "pregnancy"],
    ["28653-4", "social"],
  ])("start as sensitive where the topic is (%s: %s)", (code, topic) => {
    expect(types.find((type) => type.code === code)).toMatchObject({ sensitivity: "sensitive", topic })
  })
})

describe("the matrix of what each profession may read", () => {
  const readable = (key: string) => habilitation.rights.filter((right) => right.readableBy.includes(key)).length

  it("has 19 categories and 108 types", () => {
    expect(habilitation.columns).toHaveLength(19)
    expect(habilitation.rights).toHaveLength(108)
    expect(habilitation.version).toBe("2024-09-25, to be checked against the official text")
  })

  it.each([
    ["doctor", 108],
    ["pharmacist", 78],
    ["biologist_pharmacist", 78],
    ["nurse", 78],
    ["physiotherapist", 76],
    ["midwife", 75],
    ["dental_surgeon", 74],
    ["podiatrist", 70],
    ["speech_therapist", 61],
    ["occupational_and_diet", 49],
    ["radiographer", 38],
    ["care_coordinator", 34],
    ["social_care_support", 26],
    ["hearing_and_appliances", 19],
    ["social_management", 13],
    ["optician", 12],
    ["social_worker", 9],
    ["social_life_support", 9],
    ["social_administration", 5],
  ])("lets a %s read %i types", (key, count) => {
    expect(readable(key)).toBe(count)
  })

  it("leaves 20 types to doctors alone, among them the medical certificate and the referral letter", () => {
    const alone = habilitation.rights.filter((right) => right.readableBy.join() === "doctor").map((right) => right.type)
    expect(alone).toHaveLength(20)
    expect(alone).toEqual(expect.arrayContaining(["89601-9", "96349-6", "PRESC-AAT", "59284-0"]))
  })

  it("keeps from nurses and dentists what the order of 2023 keeps from them", () => {
    const readers = (type: string) => habilitation.rights.find((right) => right.type === type)?.readableBy ?? []
    for (const type of ["75496-0", "68599-0", "83901-9", "68817-6", "89601-9"]) expect(readers(type)).not.toContain("nurse")
    for (const type of ["80788-3", "75496-0", "83981-1", "83901-9", "68599-0"])
      expect(readers(type)).not.toContain("dental_surgeon")
  })
})

describe("the other lists", () => {
  it("say since when they hold, where they come from and what may be done with them", () => {
    const lists = Object.values(catalogue).filter((list) => typeof list === "object" && "validFrom" in list)
    expect(lists).toHaveLength(15)
    for (const list of lists) {
      expect(list.validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(list.source.length).toBeGreaterThan(5)
      expect(list.licence).toBeTruthy()
    }
  })

  it("ask about every kind of measure, and about nothing that cannot be", () => {
    expect(usualMeasures.usual.map(({ kind }) => kind)).toEqual(MEASURE_KINDS)
    for (const { kind, ranges, origin } of usualMeasures.usual) {
      const { possible } = MEASURES[kind as keyof typeof MEASURES]
      expect(origin).toMatch(/^(loi|choix de Relais)/)
      expect(ranges, kind).toHaveLength(possible.length)
      ranges.forEach(([least = 0, most = 0], index) => {
        expect(least, kind).toBeGreaterThanOrEqual(possible[index]?.[0] ?? Number.NaN)
        expect(most, kind).toBeLessThanOrEqual(possible[index]?.[1] ?? Number.NaN)
        expect(least, kind).toBeLessThan(most)
      })
    }
  })

  it("use the words of the vocabulary", () => {
    expect(confidentialityCodes.codes.map((code) => code.code)).toEqual([...CONFIDENTIALITY_MARKS])
    expect(purposes.purposes.map((purpose) => purpose.code)).toEqual([...PURPOSES])
    for (const purpose of purposes.purposes) {
      for (const permission of purpose.permissions) expect(DELEGABLE_PERMISSIONS).toContain(permission)
      for (const group of purpose.documentGroups) expect(DELEGABLE_GROUPS).toContain(group)
    }
  })

  it("name a person in both languages whatever the gender", () => {
    expect(new Set(relations.relations.map((relation) => relation.code)).size).toBe(relations.relations.length)
    for (const relation of relations.relations)
      for (const gender of SEXES) expect(relation.fr[gender] && relation.en[gender], relation.code).toBeTruthy()
  })

  it("say of each rule whether law or Relais chose it", () => {
    for (const rule of rules.rules) expect(rule.origin, rule.code).toMatch(/^(loi\b.+|choix de Relais)$/)
  })

  it("hold the professions, the numbers that help, and search words that lead somewhere", () => {
    expect(professions.professions).toHaveLength(30)
    for (const { code, plain } of professions.professions)
      for (const words of [...Object.values(plain.fr), ...Object.values(plain.en)]) expect(words, code).toMatch(/^\p{Ll}{4}/u)
    for (const { code, plain } of professions.professions)
      for (const sex of ["female", "male"] as const) expect(plain.fr[sex], code).not.toContain(" ou ")
    expect(helpNumbers.numbers.map((number) => number.code)).toEqual(["15", "17", "114", "119", "3919", "3977"])
    for (const entry of searchWords.entries) for (const type of entry.types) expect(codes).toContain(type)
  })
})

describe("the codes that begin as sensitive", () => {
  it("each name a topic that can be ticked, once for each start", () => {
    const starts = sensitiveCodes.codes.map(({ system, start }) => `${system}|${start}`)
    expect(new Set(starts).size).toBe(starts.length)
    expect(sensitiveCodes.codes.filter(({ topic }) => !SENSITIVE_TOPICS.includes(topic))).toEqual([])
  })
})
