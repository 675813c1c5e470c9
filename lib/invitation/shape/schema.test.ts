import { describe, expect, it } from "vitest"
import { contactSchema } from "@/lib/account/schema"
import { sendShape, whoShape } from "./schema"

const ids = { patientId: "01890000-0000-4000-8000-000000000001", draftId: "01890000-0000-4000-8000-000000000002" }
const who = (over: Record<string, string>) => whoShape.safeParse({ ...ids, name: "Claire", relation: "daughter", ...over })
const mailTo = (contact: string) => sendShape.safeParse({ ...ids, channel: "mail", contact })

describe("Whom one invites is called", () => {
  it.each([
    ["Mme Garnier", "Mme Garnier"],
    ["Ma fille", "Ma fille"],
    ["Lefèvre Claire", "Lefèvre Claire"],
    ["Dr. Le Goff", "Dr. Le Goff"],
    ["Jean\u2011Pierre", "Jean-Pierre"],
    ["Anne\u2013Marie Le\u00A0Bihan", "Anne-Marie Le Bihan"],
    ["Élodie d\u02BCArc", "Élodie d’Arc"],
    ["Élodie d´Arc", "Élodie d’Arc"],
    ["Maëlle d'Hélène", "Maëlle d'Hélène"],
    [" Zoe\u0301\u202F Martin\u00AD ", "Zoé Martin"],
    ["Lefèvre,\u00A0Claire", "Lefèvre, Claire"],
    ["Claire (ma fille)", "Claire (ma fille)"],
  ])("%j: kept whole as %j", (typed, kept) => {
    expect(who({ name: typed })).toMatchObject({ success: true, data: { name: kept } })
  })
})

const ADDRESSES = [
  "елена@xn--e1afmkfd.xn--p1ai",
  "claire@exemple.fr",
  "jérôme.lefèvre@exemple.fr",
  "o'neil+sante@sous.exemple.fr",
  "елена@пример.рф",
]
const NONE = [
  "claire",
  "claire@",
  "@exemple.fr",
  "claire@exemple",
  "a..b@exemple.fr",
  ".a@exemple.fr",
  "a.@exemple.fr",
  "a b@exemple.fr",
]

describe("An address with accents before the @", () => {
  it.each([
    ["\u200Bjean\u2011pierre@exemple.fr\u00A0", "jean-pierre@exemple.fr"],
    ["o\u2019neil@exemple.fr\u202F", "o'neil@exemple.fr"],
    ["\uFEFFclaire@ex\u00ADemple.fr", "claire@exemple.fr"],
  ])("is kept as one writes it: %j", (typed, kept) => {
    expect(mailTo(typed)).toMatchObject({ data: { contact: kept } })
    expect(contactSchema.safeParse({ email: typed })).toMatchObject({ data: { email: kept } })
  })

  it.each(ADDRESSES)("is taken: %s", (contact) => {
    expect(mailTo(contact).success).toBe(true)
    expect(contactSchema.safeParse({ email: ` ${contact.normalize("NFD")} ` })).toMatchObject({ data: { email: contact } })
  })

  it.each([
    ...NONE,
    `${"a".repeat(65)}@exemple.fr`,
    `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(20)}.fr`,
  ])("is refused where it is none: %s", (contact) => {
    expect(mailTo(contact).success).toBe(false)
    expect(contactSchema.safeParse({ email: contact }).success).toBe(false)
  })
})
