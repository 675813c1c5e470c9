import { readdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { whatTravels } from "./house/browser"
import { circlesOfFiles, circlesOfRooms } from "./house/circles"
import { broken, isFeature, RULES } from "./house/rules"
import { isTestTool, readSources, sourceOf } from "./house/sources"

/** The rules of the house that no linter can say: who may import whom, and which words stand in which file. */
const FILES = readSources(["app", "components", "lib", "drizzle", "bin", "demo", "bench", "e2e"])

describe("The house", () => {
  it("keeps its rules", () => {
    expect(broken(FILES)).toEqual([])
  })

  it("has no circle of files, an import of a type alone counted too", () => {
    expect(circlesOfFiles(FILES)).toEqual([])
  })

  it("has no circle of rooms", () => {
    expect(circlesOfRooms(FILES.filter(({ path }) => !isTestTool(path)))).toEqual([])
  })

  it("sends no reference data and nothing of a server to the browser", () => {
    expect(whatTravels(FILES)).toEqual([])
  })

  it("would see reference data travel, three imports away", () => {
    const planted = [
      sourceOf("app/form.tsx", '"use client"\nimport { schema } from "@/lib/x/schema"\nimport { save } from "./actions"'),
      sourceOf("lib/x/schema.ts", 'import { limit } from "./rules"'),
      sourceOf("lib/x/rules.ts", 'import { ruleValue } from "@/lib/reference/dated-rules"'),
      sourceOf("app/actions.ts", '"use server"\nimport { ruleValue } from "@/lib/reference/dated-rules"'),
    ]
    expect(whatTravels(planted)).toEqual(["app/form.tsx > lib/x/schema > lib/x/rules > lib/reference/dated-rules"])
  })

  it("has feature folders of at most four files with fixed names", () => {
    const features = readdirSync(join(import.meta.dirname), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const odd = features
      .filter(({ name }) => isFeature(name) && name !== "request")
      .flatMap(({ name }) => readSources([`lib/${name}`]).map((file) => file.path))
      .filter((file) => !/\/(schema|rules|queries|commands|testing)\.ts$/.test(file))
    expect(odd).toEqual([])
  })
})

/** What breaks each rule, and that one alone. */
const PLANTED: Record<keyof typeof RULES, [path: string, text: string][]> = {
  "imports run one way: app, components, lib, drizzle": [
    ["app/page.tsx", 'import { patients } from "@/drizzle/schema/patients"'],
    ["components/ui/card.tsx", 'import type { Basis } from "@/drizzle/vocabulary"'],
    ["components/ui/card.tsx", 'import { save } from "@/app/(portal)/actions"'],
    ["lib/request/form-action.ts", 'import type { FormState } from "@/components/forms/form-state"'],
    ["lib/account/testing.ts", 'import { castPerson } from "@/demo/cast"'],
    ["drizzle/client.ts", 'import "server-only"\nimport { configuration } from "../lib/platform/configuration"'],
    ["demo/family.ts", 'import { enrol } from "@/bin/reviewers-enrol"'],
    ["app/(portal)/home/page.tsx", 'import { CAST } from "@/demo/cast"'],
  ],
  "a room of lib knows only what it stands on": [
    ["lib/platform/health.ts", 'import type { PatientAccess } from "@/lib/access/require-access"'],
    ["lib/access/actor.ts", 'import { noticeWords } from "../notices/words"'],
    ["lib/notices/tell.ts", 'import { stateAt } from "@/lib/delegation/rules"'],
    ["lib/documents/rules.ts", 'import { words } from "@/lib/request/words"'],
  ],
  "a feature does not call another feature's reads or changes": [
    ["lib/documents/queries.ts", 'import "server-only"\nimport { getX } from "@/lib/delegation/queries"'],
    ["lib/documents/upload/commands.ts", 'import "server-only"\nimport { endX } from "../../delegation/commands"'],
  ],
  "pages and components reach the database only through lib": [
    ["app/page.tsx", 'import { eq } from "drizzle-orm"'],
    ["components/ui/card.tsx", 'import postgres from "postgres"'],
  ],
  "components read and change nothing": [
    ["components/ui/card.tsx", 'import { listDocuments } from "@/lib/documents/queries"'],
    ["components/ui/card.tsx", 'import { requireAccess } from "@/lib/access/require-access"'],
  ],
  "no proof reaches what is drawn": [
    ["app/page.tsx", 'import type { PatientAccess } from "@/lib/access/require-access"'],
    ["app/page.tsx", 'import { withOwn } from "@/lib/access/own-access"'],
    ["app/page.tsx", 'import type { Shown } from "./reads"\nexport const Row = ({ reviewed }: { reviewed: ReviewCase }) => null'],
    ["components/ui/row.tsx", "export const Row = (props: { request: OwnRequest }) => null"],
  ],
  "the policy and the registry import nothing but each other and the vocabulary": [
    ["lib/access/policy.ts", 'import { sql } from "drizzle-orm"'],
    ["lib/access/sections/documents.ts", 'import { createHash } from "node:crypto"'],
  ],
  "a basis is compared with in its own module and nowhere else": [
    ["app/page.tsx", 'const byLaw = scope.basis === "parental_authority"'],
    ["components/ui/card.tsx", 'if (basis !== "consent") go()'],
    ["lib/delegation/rules.ts", "const only = sql`d.basis = 'consent'`"],
    ["lib/delegation/rules.ts", 'const own = eq(auditEvents.basis, "consent")'],
    ["lib/delegation/rules.ts", `const own = sql\`\${delegations.basis} = 'consent'\``],
  ],
  "the platform knows neither a table nor a patient": [
    ["lib/platform/mail/send.ts", 'import { accounts } from "@/drizzle/schema/accounts"'],
  ],
  "only lib/request knows Next and next-auth": [
    ["lib/documents/rules.ts", 'import { notFound } from "next/navigation"'],
    ["components/ui/button.tsx", 'import Link from "next/link"'],
  ],
  "a page asks Next for nothing but where to go and its types": [
    ["app/page.tsx", 'import Link from "next/link"'],
    ["app/page.tsx", 'import { cookies } from "next/headers"'],
  ],
  "server code says that it is": [
    ["lib/documents/commands.ts", 'import { eq } from "drizzle-orm"'],
    ["lib/access/one-more.ts", 'import { portalDatabase } from "@/drizzle/client"'],
    ["lib/request/one-more.ts", 'import { cookies } from "next/headers"'],
  ],
  '"use server" stands in actions.ts and nowhere else': [
    ["app/page.tsx", '"use server"\nexport async function save() {}'],
    ["app/home/actions.ts", "export async function save() {}"],
  ],
  "no style attribute, which the content policy would drop": [["app/page.tsx", "export const a = <p style={{ color: 1 }} />"]],
  "there is no drawer for leftovers": [["lib/utils.ts", "export const a = 1"]],
}

describe("A violation of a rule is caught", () => {
  const planted = Object.entries(PLANTED).flatMap(([rule, files]) => files.map(([path, text]) => ({ rule, path, text })))
  it.each(planted)("$rule ($path)", ({ rule, path, text }) => {
    expect(broken([sourceOf(path, text)])).toEqual([`${path}: ${rule}`])
  })

  it("whichever the rule is: each has one planted", () => {
    expect(Object.keys(PLANTED).sort()).toEqual(Object.keys(RULES).sort())
  })

  it("as a circle of files or of rooms", () => {
    const files = [
      sourceOf("lib/care/rules.ts", 'import type { Row } from "../visit/rules"'),
      sourceOf("lib/visit/rules.ts", 'export { sum } from "@/lib/visit/sum"'),
      sourceOf("lib/visit/sum.ts", 'const late = () => import("../care/rules")'),
    ]
    expect(circlesOfFiles(files)).toEqual([["lib/care/rules", "lib/visit/rules", "lib/visit/sum"]])
    expect(circlesOfRooms(files)).toEqual([["care", "visit"]])
    expect(circlesOfFiles(files.slice(0, 2))).toEqual([])
  })
})
