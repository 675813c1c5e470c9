import { randomUUID } from "node:crypto"

/** The address that a page was asked under, which it does not know itself. */
const PATH_HEADER = "x-relais-path"
const NONCE_HEADER = "x-nonce"
export const POLICY_HEADER = "content-security-policy"
/** What a page believes that the door has said: taken from whoever says it instead. */
export const OWN_HEADERS = [PATH_HEADER, NONCE_HEADER, POLICY_HEADER]

const BUILT_FILES = "/_next/static/"
const PDF_WORKER = "/pdfjs/"
const DOCUMENT_FILE = /^\/patients\/[^/]+\/documents\/[^/]+\/(file|content|images\/[^/]+)$/

/** A word that one answer alone has; scripts that do not bear it are not run. */
export const newNonce = () => randomUUID().replaceAll("-", "")

/** What Next reads from a request, and what the browser reads from the answer. */
export type AnswerHeaders = { asked: Record<string, string>; answered: Record<string, string> }

/**
 * Makes the headers that differ from one answer to the next, where the door of the server writes them: a proxy of Next's
 * own takes a seventh of the time of a page for it, and has been gone around by headers more than once. Who may see what
 * is asked by each page, action and route handler itself.
 */
export function answerHeaders(
  site: string,
  issuers: readonly string[],
  styles: readonly string[],
): (address: string, nonce: string) => AnswerHeaders {
  const providers = [...new Set(issuers.map((issuer) => new URL(issuer).origin))]
  const lasting: Record<string, string> = site.startsWith("https:")
    ? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
    : {}
  const link = styles.map((style) => `<${style}>; rel=preload; as=style`).join(", ")
  return (address, nonce): AnswerHeaders => {
    const { path, search } = split(address)
    const meant = normalised(path)
    if (meant.startsWith(BUILT_FILES)) return { asked: {}, answered: { ...lasting } }
    const other = policyFor(meant)
    const policy = other ?? contentPolicy(nonce, providers)
    return {
      asked: { [NONCE_HEADER]: nonce, [POLICY_HEADER]: policy, [PATH_HEADER]: path + search },
      // A page's stylesheet is fetched while the page itself is still on its way.
      answered: { [POLICY_HEADER]: policy, ...lasting, ...(link && !other ? { link } : {}) },
    }
  }
}

/** Next's own navigation adds a word of its own, which is no part of the page's address. */
function split(address: string): { path: string; search: string } {
  const [path = "/", ...rest] = address.split("?")
  const kept = rest
    .join("?")
    .split("&")
    .filter((part) => part !== "" && !/^_rsc(=|$)/.test(part))
  return { path, search: kept.length > 0 ? `?${kept.join("&")}` : "" }
}

/**
 * The path as Next will understand it, however it is written: no escape that needs none, no dots, no slash too many.
 * What cannot be read is no path of ours, and gets the policy of a page.
 */
function normalised(path: string): string {
  const flat = path.replaceAll("\\", "/").replace(/\/{2,}/g, "/")
  const resolved = URL.parse(flat, "http://relais.invalid")?.pathname ?? "/"
  try {
    return decodeURIComponent(resolved)
      .replace(/\/{2,}/g, "/")
      .replace(/(?<=.)\/$/, "")
  } catch {
    return "/"
  }
}

/** A document goes out as it was given: whatever is in it, it runs nothing and reaches nothing. */
function policyFor(path: string): string | null {
  if (DOCUMENT_FILE.test(path)) return "sandbox"
  return path.startsWith(PDF_WORKER) ? workerPolicy() : null
}

/** Only what the site itself serves, and scripts that this answer names. */
function contentPolicy(nonce: string, providers: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // A form that signs in or out is redirected to the provider, and browsers hold the redirect to this list too.
    `form-action ${["'self'", ...providers].join(" ")}`,
    "frame-ancestors 'none'",
  ].join("; ")
}

/** The reader of PDF files runs by itself and decodes pictures with WebAssembly. */
function workerPolicy(): string {
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'"
}
