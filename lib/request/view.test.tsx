import { describe, expect, it } from "vitest"
import type { PatientAccess } from "@/lib/access/require-access"
import type { readOwn } from "./own"
import type { readPatient } from "./patient"
import { arrive, Elsewhere, goTo, type View } from "./view"

const plain = <V extends View>(view: V): V => view

describe("What a page is drawn from", () => {
  it("is values: a proof, a function of the database or something drawn does not compile", () => {
    const forgeries = (read: typeof readPatient, own: typeof readOwn, access: PatientAccess<"view:documents">) => {
      // @ts-expect-error a proof is not shown
      plain({ access })
      // @ts-expect-error nor is its transaction
      plain({ rows: { tx: access.tx } })
      // @ts-expect-error nor something that would still read
      plain({ more: () => access.patientId })
      // @ts-expect-error nor what is drawn already
      plain({ body: <p>Ordonnance</p> })
      // @ts-expect-error a page's read hands on no proof
      read("p", ["view:documents"], async (proof) => ({ proof }))
      // @ts-expect-error nor does one of what is one's own
      own("citizen", async (proof) => ({ proof }))
      return read("p", ["view:documents"], async ({ scope }) => ({
        basis: scope.basis,
        seenOn: new Date(),
        lines: [{ a: null }],
      }))
    }
    expect(forgeries).toBeTypeOf("function")
  })
})

describe("The way to another page", () => {
  it("is a value until the transaction is over, and is taken then", () => {
    const way = goTo("/helping")
    expect(way).toEqual(new Elsewhere("/helping"))
    expect(() => arrive(way)).toThrow("NEXT_REDIRECT")
    expect(arrive({ name: "Jeanne" })).toEqual({ name: "Jeanne" })
  })
})
