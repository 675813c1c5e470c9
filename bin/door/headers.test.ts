import { expect, test } from "vitest"
import { answerHeaders } from "./headers"

const ISSUERS = ["https://citizens.example/api/v2", "https://doctors.example/auth", "https://citizens.example/reviewers"]
const STYLE = "/_next/static/chunks/all.css"
const headersFor = answerHeaders("https://relais.example", ISSUERS, [STYLE])
const policyFor = (path: string, nonce = "known") => headersFor(path, nonce).answered["content-security-policy"] ?? ""

test("A person's browser runs only the scripts that this one answer names", () => {
  expect(policyFor("/", "one")).toContain("script-src 'nonce-one' 'strict-dynamic';")
  expect(policyFor("/", "two")).toContain("script-src 'nonce-two' 'strict-dynamic';")
  expect(policyFor("/")).not.toContain("unsafe")
})

test("A page is told the nonce and the policy of its own answer, and the address it was asked under", () => {
  const { asked, answered } = headersFor("/patients/1/documents?group=a&_rsc=x1&older=b", "known")
  expect(asked["x-nonce"]).toBe("known")
  expect(asked["content-security-policy"]).toBe(answered["content-security-policy"])
  expect(asked["x-relais-path"]).toBe("/patients/1/documents?group=a&older=b")
  expect(headersFor("/help?_rsc=x1", "known").asked["x-relais-path"]).toBe("/help")
})

test("A person's page asks nothing of another site, and no other site may frame it", () => {
  const policy = policyFor("/help")
  for (const rule of ["default-src 'none'", "connect-src 'self'", "font-src 'self'", "img-src 'self' blob:", "base-uri 'none'"]) {
    expect(policy).toContain(rule)
  }
  expect(policy).toContain("object-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
})

test("A person who signs out by a form may be sent on to the identity providers, and nowhere else", () => {
  const [, allowed] = /form-action 'self' ([^;]*);/.exec(policyFor("/")) ?? []
  expect(allowed).toBe("https://citizens.example https://doctors.example")
})

test("A page's stylesheet is named before the page has come, and no other answer names it", () => {
  const linkOf = (path: string) => headersFor(path, "known").answered.link
  expect(linkOf("/help")).toBe(`<${STYLE}>; rel=preload; as=style`)
  for (const path of ["/patients/1/documents/2/file", "/pdfjs/pdf.worker.mjs", STYLE]) expect(linkOf(path)).toBeUndefined()
  expect(answerHeaders("https://relais.example", ISSUERS, [])("/help", "known").answered.link).toBeUndefined()
})

test("A document's file runs nothing, under whatever query it is asked", () => {
  for (const rest of ["file", "file?page=0", "content", "images/0"])
    expect(policyFor(`/patients/1/documents/2/${rest}`)).toBe("sandbox")
  expect(policyFor("/patients/1/documents/2/edit")).toContain("default-src 'none'")
})

test.each([
  "/patients/1/documents/2/f%69le",
  "/patients/1/documents/2/%66%69%6c%65?page=0",
  "//patients/1/documents//2/file",
  "/patients/1/documents/2/x/../file",
  "/patients/1/documents/2/x/%2e%2e/file",
  "/patients/1/documents/2/file/",
  "/patients\\1\\documents\\2\\file",
])("A document's file runs nothing, however its address is written: %s", (address) => {
  expect(policyFor(address)).toBe("sandbox")
})

test("The reader of PDF files may decode pictures, and may not reach another site", () => {
  expect(policyFor("/pdfjs/pdf.worker.mjs")).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policyFor("/pdfjs/pdf.worker.mjs")).toContain("default-src 'none'")
})

test("A browser that came over an encrypted line comes back over one, for built files too", () => {
  const overLine = (site: string, path: string) =>
    answerHeaders(site, ISSUERS, [])(path, "known").answered["strict-transport-security"]
  expect(overLine("https://relais.example", "/")).toContain("max-age=63072000")
  expect(overLine("https://relais.example", "/_next/static/a.js")).toContain("max-age=63072000")
  expect(overLine("http://localhost:3000", "/")).toBeUndefined()
})
