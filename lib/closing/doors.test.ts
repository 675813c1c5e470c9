import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withSignature } from "@/lib/access/signature-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { openConsultation } from "@/lib/consultation/opening/commands"
import { newCode, someCode } from "@/lib/consultation/opening/testing"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { signDesignation } from "@/lib/wishes/signing/commands"
import { readSignature } from "@/lib/wishes/signing/queries"
import { hashSignatureCode, parseSignatureCode } from "@/lib/wishes/signing/rules"
import { codeFor, nameClaire, trustedBy } from "@/lib/wishes/signing/testing"
import { askedSince, comes } from "./testing"

let jeanne: Actor
let claire: Actor
let doctor: Actor
let space: string
beforeEach(async () => {
  ;[jeanne, claire, doctor] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Lefèvre"),
    await newActor("Pierre Aubry", "professional"),
  ]
  space = await newPatient(jeanne)
})

const holding = <Result>(typed: string, work: Parameters<typeof withSignature<Result>>[2]) =>
  withSignature(claire, hashSignatureCode(configuration().secret, parseSignatureCode(typed) ?? ""), work)

describe("A code that was given before a space was shut", () => {
  it("for a consultation is the same wrong code as one that nobody gave, and opens again with the space", async () => {
    const code = await newCode(jeanne, space)
    await askedSince(space, { hours: 48 })
    const answers = await Promise.allSettled([openConsultation(doctor, code), openConsultation(doctor, someCode())])
    expect(answers).toMatchObject(Array(2).fill({ status: "rejected", reason: { code: "professional.code_wrong" } }))
    expect(await asSuperuser((sql) => sql`select 1 from consultations where patient_id = ${space}`)).toEqual([])
    await comes(jeanne, space)
    expect(await openConsultation(doctor, code)).toBe(space)
  })

  it("to sign as a trusted person leads nowhere, and leads there again with the space", async () => {
    await nameClaire(jeanne, space)
    const code = await codeFor(jeanne, space)
    await askedSince(space, { hours: 48 })
    await expect(holding(code, readSignature)).rejects.toThrow(NotFoundError)
    await expect(holding(code, signDesignation)).rejects.toThrow(NotFoundError)
    await comes(jeanne, space)
    await holding(code, signDesignation)
    expect((await trustedBy(jeanne, space))?.signing?.state).toBe("signed")
  })
})
