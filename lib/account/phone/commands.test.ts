import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, letTurnsPass, newActor } from "@/lib/access/testing"
import { confirmAddress, mailsTo, smsTo } from "@/lib/delegation/testing"
import { ConflictError } from "@/lib/errors"
import { confirmPhone, proposePhone, removePhone } from "./commands"
import { getPhone } from "./queries"
import { confirmPhoneSchema, phoneSchema } from "./schema"

afterAll(closeDatabase)

let last = 0
const newNumber = () => `+3363998${String(++last).padStart(4, "0")}`

async function proposed(actor: Actor, phone: string): Promise<string> {
  let sent = ""
  await proposePhone(actor, phone, (code) => {
    sent = code
    return `Votre code : ${code}`
  })
  return sent
}

const rowOf = async (actor: Actor) => (await asSuperuser((sql) => sql`select * from accounts where id = ${actor.accountId}`))[0]
const textsTo = async (phone: string) => (await smsTo(phone)).map(({ text }) => text)
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0")
const codeOf = (fault: Error) => (fault instanceof ConflictError ? fault.code : fault.message)
const refusedAs = (work: Promise<unknown>) => work.then(() => "taken", codeOf)

describe("A number", () => {
  it("gets six digits, and is in use once they were typed", async () => {
    const [claire, phone] = [await newActor("Claire"), newNumber()]
    const code = await proposed(claire, phone)
    expect(code).toMatch(/^\d{6}$/)
    expect(await textsTo(phone)).toEqual([`Votre code : ${code}`])
    expect(await getPhone(claire)).toEqual({ phone: null, pendingPhone: phone })
    await confirmPhone(claire, code)
    expect(await getPhone(claire)).toEqual({ phone, pendingPhone: null })
    expect(await refusedAs(confirmPhone(claire, code))).toBe("account.phone_code_over")
  })

  it("is not confirmed by wrong digits, and after five of them not by the right ones: of many at once too", async () => {
    const claire = await newActor("Claire")
    const code = await proposed(claire, newNumber())
    const tried = await Promise.all(Array.from({ length: 8 }, () => refusedAs(confirmPhone(claire, another(code)))))
    expect(tried.filter((word) => word === "account.phone_code")).toHaveLength(5)
    expect(await refusedAs(confirmPhone(claire, code))).toBe("account.phone_code_over")
    expect(await getPhone(claire)).toEqual({ phone: null, pendingPhone: null })
  })

  it("is not confirmed by an older code, one of ten minutes ago, or somebody else's", async () => {
    const [claire, marc, phone] = [await newActor("Claire"), await newActor("Marc"), newNumber()]
    const older = await proposed(claire, newNumber())
    const code = await proposed(claire, phone)
    if (older !== code) expect(await refusedAs(confirmPhone(claire, older))).toBe("account.phone_code")
    expect(await refusedAs(confirmPhone(marc, code))).toBe("account.phone_code_over")
    await asSuperuser((sql) => sql`update accounts set pending_phone_expires_at = now() where id = ${claire.accountId}`)
    expect(await refusedAs(confirmPhone(claire, code))).toBe("account.phone_code_over")
    expect((await rowOf(claire))?.phone).toBeNull()
  })

  it("may be two people's: couples share one", async () => {
    const [claire, marc, phone] = [await newActor("Claire"), await newActor("Marc"), newNumber()]
    for (const one of [claire, marc]) await confirmPhone(one, await proposed(one, phone))
    expect((await getPhone(marc)).phone).toBe(phone)
  })

  it("is asked for three times a day at most, and the refused one is sent nothing and changes nothing", async () => {
    const claire = await newActor("Claire")
    for (const phone of [newNumber(), newNumber(), newNumber()]) await proposed(claire, phone)
    const [before, fourth] = [await rowOf(claire), newNumber()]
    expect(await refusedAs(proposed(claire, fourth))).toBe("account.phone_too_soon")
    expect(await rowOf(claire)).toEqual(before)
    expect(await smsTo(fourth)).toEqual([])
    await letTurnsPass(claire, "phone_codes", "1 day")
    await proposed(claire, fourth)
    expect(await smsTo(fourth)).toHaveLength(1)
  })
})

describe("Another number, or none from now on", () => {
  it("is said at the address that is confirmed", async () => {
    const claire = await newActor("Claire")
    const address = await confirmAddress(claire)
    await confirmPhone(claire, await proposed(claire, newNumber()))
    await removePhone(claire)
    expect((await mailsTo(address)).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 2 }, () => "Votre numéro de portable a changé sur Relais"),
    )
    expect(await getPhone(claire)).toEqual({ phone: null, pendingPhone: null })
  })

  it("is not said where there was none", async () => {
    const marc = await newActor("Marc")
    await proposed(marc, newNumber())
    await removePhone(marc)
    expect(await getPhone(marc)).toEqual({ phone: null, pendingPhone: null })
    expect(await asSuperuser((sql) => sql`select kind from notices where account_id = ${marc.accountId}`)).toEqual([])
  })
})

it.each([
  ["06 39 98 12 34", "+33639981234"],
  ["02 41 00 00 00", null],
  ["", null],
])("%j is the number %j", (phone, number) => {
  expect(phoneSchema.safeParse({ phone }).data?.phone ?? null).toBe(number)
})

it.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["12-34.56", "123456"],
  ["12345", null],
  ["١٢٣٤٥٦", null],
])("%j is the code %j", (code, digits) => {
  expect(confirmPhoneSchema.safeParse({ code }).data?.code ?? null).toBe(digits)
})
