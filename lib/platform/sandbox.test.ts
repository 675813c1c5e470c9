import { afterEach, expect, test, vi } from "vitest"
import * as configured from "./configuration"
import { isSandbox } from "./sandbox"

afterEach(() => vi.restoreAllMocks())

const inMode = (mode: "demo" | "production") =>
  vi.spyOn(configured, "configuration").mockReturnValue({ ...configured.configuration(), mode })

test.each([
  ["https://fcp-low.sbx.dev-franceconnect.fr/api/v2", true],
  ["https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet", true],
  ["https://oidc.franceconnect.gouv.fr/api/v2", false],
  ["https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet", false],
  ["https://dev-franceconnect.fr.elsewhere.example", false],
  ["https://notdev-franceconnect.fr", false],
  ["nowhere", false],
])("In production %s is a sandbox: %j", (issuer, is) => {
  inMode("production")
  expect(isSandbox(issuer)).toBe(is)
})

test("In a demonstration nobody is real", () => {
  inMode("demo")
  expect(isSandbox("http://localhost:3001/citizen")).toBe(true)
})
