import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

const PACKAGE = join(import.meta.dirname, "../node_modules/govuk-frontend/dist/govuk")
const TYPES: Record<string, string> = {
  css: "text/css",
  js: "text/javascript",
  woff2: "font/woff2",
  html: "text/html; charset=utf-8",
}

export type GovukPages = { url: string; stop(): void }

/** Serves pages of npm's `govuk-frontend` made as its own template is, with the package's built files: a list of documents, and a form. */
export async function serveGovukPages(rows: readonly string[]): Promise<GovukPages> {
  const pages: Record<string, string> = { "/list": list(rows), "/form": form() }
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "/"
    const [body, type] = [pages[path] ?? packaged(path), TYPES[path.split(".")[1] ?? "html"] ?? "application/octet-stream"]
    if (body === null) return void response.writeHead(404).end()
    // As the portal does: letters are packed already.
    const packed = type.startsWith("font") ? Buffer.from(body) : gzipSync(body)
    const encoding = type.startsWith("font") ? {} : { "content-encoding": "gzip" }
    response.writeHead(200, { "content-type": type, "content-length": packed.length, ...encoding }).end(packed)
  })
  await new Promise<void>((ready) => server.listen(0, "localhost", ready))
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://localhost:${port}`, stop }
}

function packaged(path: string): Buffer | null {
  const [, name] = /^\/((?:assets\/fonts\/)?[\w-]+(?:\.min)?\.(?:css|js|woff2))$/.exec(path) ?? []
  if (!name) return null
  try {
    return readFileSync(join(PACKAGE, name))
  } catch {
    return null
  }
}

const HELLO =
  '<script>document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "")</script>'
const START = '<script type="module">import { initAll } from "/govuk-frontend.min.js"; initAll()</script>'

/** The package's page template, without its pictures. */
const page = (title: string, content: string) => `<!doctype html>
<html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/govuk-frontend.min.css"></head><body class="govuk-template__body">${HELLO}
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-header"><div class="govuk-header__container govuk-width-container"><a href="/list" class="govuk-header__link">Relais</a></div></header>
<div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content"><h1 class="govuk-heading-xl">${title}</h1>${content}</main></div>
<footer class="govuk-footer"><div class="govuk-width-container"><p class="govuk-body">Relais</p></div></footer>${START}</body></html>`

function list(rows: readonly string[]): string {
  const said = rows.map(
    (
      row,
    ) => `<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><a class="govuk-link" href="/form">${row}</a></dt>
<dd class="govuk-summary-list__value">Laboratory results, 30 November 2026</dd></div>`,
  )
  return page(
    "Documents",
    `<p class="govuk-body-l">All documents, the latest first.</p><dl class="govuk-summary-list">${said.join("")}</dl>`,
  )
}

const form = () =>
  page(
    "Who is it?",
    `<p class="govuk-body-l">The person who helps, as you call them.</p><form method="post" novalidate>
<div class="govuk-form-group"><label class="govuk-label" for="name">Name</label><input class="govuk-input" id="name" name="name" type="text"></div>
<div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">Who is it to you?</legend><div class="govuk-radios" data-module="govuk-radios">
${["Daughter", "Son", "Husband or wife", "Friend", "Somebody else"].map((one, at) => `<div class="govuk-radios__item"><input class="govuk-radios__input" id="r${at}" name="relation" type="radio" value="${at}"><label class="govuk-label govuk-radios__label" for="r${at}">${one}</label></div>`).join("")}
</div></fieldset></div><button type="submit" class="govuk-button" data-module="govuk-button">Continue</button></form>`,
  )
