import { type NextRequest, NextResponse } from "next/server"
import { configuration } from "@/lib/platform/configuration"

const PDF_WORKER = "/pdfjs/"
const DOCUMENT_FILE = /^\/patients\/[^/]+\/documents\/[^/]+\/(file|content|images\/[^/]+)$/

/** Headers and nothing else: who may see what is asked by each page, action and route handler itself. */
export function proxy(request: NextRequest) {
  const { url, citizens, professionals, reviewers } = configuration()
  const nonce = crypto.randomUUID().replaceAll("-", "")
  const providers = [citizens, professionals, reviewers].map(({ issuer }) => new URL(issuer).origin)
  const policy = policyFor(request.nextUrl.pathname) ?? contentPolicy(nonce, providers)

  const asked = new Headers(request.headers)
  asked.set("x-nonce", nonce)
  asked.set("content-security-policy", policy)
  asked.set("x-relais-path", request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers: asked } })
  response.headers.set("content-security-policy", policy)
  if (url.startsWith("https:")) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains")
  return response
}

/** A document goes out as it was given: whatever is in it, it runs nothing and reaches nothing. */
function policyFor(path: string): string | null {
  if (DOCUMENT_FILE.test(path)) return "sandbox"
  return path.startsWith(PDF_WORKER) ? workerPolicy() : null
}

/** Only what the site itself serves, and scripts that this answer names. */
function contentPolicy(nonce: string, providers: string[]): string {
  const development = process.env.NODE_ENV === "development"
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // A form that signs in or out is redirected to the provider, and browsers hold the redirect to this list too.
    `form-action ${["'self'", ...new Set(providers)].join(" ")}`,
    "frame-ancestors 'none'",
  ].join("; ")
}

/** The reader of PDF files runs by itself and decodes pictures with WebAssembly. */
function workerPolicy(): string {
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'"
}

export const config = {
  // Uploads stream past it (a proxy cuts a body at 10 MB without an error); built files have their headers from next.config.
  matcher: ["/((?!api/uploads/|api/requests/|_next/static/).*)"],
}
