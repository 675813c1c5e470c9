import { NextRequest } from "next/server"
import { expect, test } from "vitest"
import { configuration } from "@/lib/platform/configuration"
import { config, proxy } from "./proxy"

const answerFor = (path: string) => proxy(new NextRequest(new URL(path, configuration().url)))
const policyFor = (path: string) => answerFor(path).headers.get("content-security-policy") ?? ""

test("A person's browser runs only the scripts that this one answer names", () => {
  const nonces = [policyFor("/"), policyFor("/")].map(
    (policy) => /script-src 'nonce-(\w{32})' 'strict-dynamic';/.exec(policy)?.[1],
  )
  expect(nonces[0]).toBeDefined()
  expect(nonces[0]).not.toBe(nonces[1])
  expect(policyFor("/")).not.toContain("unsafe")
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
  const { citizens, professionals, reviewers } = configuration()
  const origins = [citizens, professionals, reviewers].map(({ issuer }) => new URL(issuer).origin)
  const [, allowed = ""] = /form-action 'self' ([^;]*);/.exec(policyFor("/")) ?? []
  expect(allowed.split(" ").sort()).toEqual([...new Set(origins)].sort())
})

test("The reader of PDF files may decode pictures, and may not reach another site", () => {
  expect(policyFor("/pdfjs/pdf.worker.mjs")).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policyFor("/pdfjs/pdf.worker.mjs")).toContain("default-src 'none'")
})

test("A deposit streams past the proxy, which would cut a large file, and every page passes through it", () => {
  const [pattern = ""] = config.matcher
  const passes = (path: string) => new RegExp(`^${pattern}$`).test(path)
  expect(passes("/api/uploads/deposit")).toBe(false)
  expect(passes("/_next/static/chunks/a.js")).toBe(false)
  expect(passes("/patients/1/documents")).toBe(true)
  expect(passes("/api/health")).toBe(true)
})
