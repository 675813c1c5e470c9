import { beforeAll, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { addMeasure } from "@/lib/measures/commands"
import { newChild } from "@/lib/measures/growth/testing"
import { chooseUnit } from "@/lib/measures/units/commands"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { newRectification } from "@/lib/rectifications/testing"
import { newVaccination } from "@/lib/vaccinations/testing"
import { bookletPaper } from "./paper"
import { readBooklet } from "./reads"

let amina: Actor
let thomas: Actor
let noe: string

beforeAll(async () => {
  ;[amina, thomas] = [await newActor("Amina Diallo"), await newActor("Thomas Roche")]
  noe = await newChild([amina, thomas], { birthDate: "2022-04-03" })
  await withAccess(amina, noe, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "height", value: 86.5 }, measuredAt: new Date("2024-03-01") }),
  )
  await newVaccination(thomas, noe, { givenOn: "2023-03-14" })
  await asSuperuser(
    (sql) => sql`insert into conditions (patient_id, author_kind, author_account_id, author_name, sensitivity, label, marks)
      values (${noe}, 'patient', ${amina.accountId}, 'Amina Diallo', 'not', 'Eczéma', '{N}'),
        (${noe}, 'patient', ${amina.accountId}, 'Amina Diallo', 'not', 'Confidence', '{N,INVISIBLE_REPRESENTANTS_LEGAUX}')`,
  )
})

const bookletOf = (actor: Actor, patientId = noe) =>
  withAccess(actor, patientId, ["view:measures", "view:profile"], (access) => readBooklet(access))
const said = async (actor: Actor) => JSON.stringify(bookletPaper(await bookletOf(actor), "fr"))

describe("A child's booklet by two parents", () => {
  it("says the same to both, but for who printed it", async () => {
    const [hers, his] = [await said(amina), await said(thomas)]
    expect(hers).toContain("Imprimé le")
    expect(his.replace("par Thomas Roche", "par Amina Diallo")).toBe(hers)
    for (const word of ["Eczéma", "86,5", "14 mars 2023"]) expect(hers).toContain(word)
  })

  it("holds nothing that is hidden from parents, and leaves no gap", async () => {
    expect(await said(amina)).not.toContain("Confidence")
    const { health } = await bookletOf(thomas)
    expect(health.map(({ section, lines }) => [section, lines.length])).toEqual([
      ["allergies", 0],
      ["conditions", 1],
    ])
  })

  it("says of a line of a professional that it is contested, and of no other", async () => {
    const morel = await newActor("Anne Morel", "professional")
    const [line] = await asSuperuser(
      (
        sql,
      ) => sql`insert into conditions (patient_id, author_kind, author_account_id, author_name, author_profession, sensitivity, label, marks)
        values (${noe}, 'professional', ${morel.accountId}, 'Anne Morel', '10', 'not', 'Asthme', '{N}') returning id`,
    )
    await newRectification(amina, noe, { section: "conditions", itemId: String(line?.id) })
    const { parts } = bookletPaper(await bookletOf(thomas), "fr")
    const contested = parts.flatMap(({ things }) => things.filter(({ lines }) => lines.includes("Contesté")))
    expect(contested.map(({ name }) => name)).toEqual(["Asthme"])
  })

  it("stands in the child's journal with who printed it", async () => {
    await bookletOf(thomas)
    const rows = await asSuperuser(
      (sql) => sql`select actor_account_id from audit_events where patient_id = ${noe} and action = 'booklet.printed'
        order by occurred_at desc limit 1`,
    )
    expect(rows).toEqual([{ actor_account_id: thomas.accountId }])
  })
})

it("A parent who reads in pounds finds no kilogram in the booklet's PDF, and the other parent no pound", async () => {
  await withAccess(amina, noe, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "weight", value: 12.3 }, measuredAt: new Date("2024-05-01") }),
  )
  await withAccess(amina, noe, ["view:measures"], (access) => chooseUnit(access, { kind: "weight", unit: "[lb_av]" }))
  const printed = async (actor: Actor) => {
    const { text, elements } = await readPdf(await paperPdf(bookletPaper(await bookletOf(actor), "fr")))
    return [text, ...elements.map((element) => element.text)].join(" ").replace(/\s+/g, " ")
  }
  const [hers, his] = [await printed(amina), await printed(thomas)]
  expect(hers).toContain("27,1 lb")
  expect(hers).not.toMatch(/\bkg\b(?!\/m²)/)
  expect(his).toContain("12,3 kg")
  expect(his).not.toMatch(/\blb\b/)
})

it("Somebody grown up has no booklet, not even for themselves", async () => {
  const jeanne = await newChild([amina], { birthDate: "1990-01-01" })
  await expect(bookletOf(amina, jeanne)).rejects.toThrow(NotFoundError)
})
