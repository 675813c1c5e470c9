import { request as ask } from "node:http"
import { afterEach, describe, expect, test } from "vitest"
import { ACTION, FROM_US, lineTo, type OpenDoor, openDoor } from "./testing"

let door: OpenDoor
afterEach(() => door?.close())

type Sent = { method?: string; headers?: Record<string, string>; body?: string }

/** The status and the body of an answer, the request sent as it is written. */
function send(path: string, { method = "GET", headers = {}, body = "" }: Sent = {}) {
  return new Promise<{ status?: number; text: string; headers: Record<string, unknown> }>((done, fail) => {
    const sent = ask(`${door.url}/`, { method, path, headers: { ...FROM_US, ...headers } }, async (answer) => {
      done({ status: answer.statusCode, text: Buffer.concat(await answer.toArray()).toString(), headers: answer.headers })
    })
    sent.on("error", fail).end(body)
  })
}

describe("Somebody who asks for what is not there reads so", () => {
  test.each(["127.0.0.2", "::1", "127.0.0.1"])("whichever address the server listens on: %s", async (host) => {
    door = await openDoor({}, host)
    const french = await send("/absent")
    expect([french.status, french.text]).toEqual([404, expect.stringContaining("Cette page n’est pas là")])
    expect((await send("/absent", { headers: { cookie: "relais.language=en" } })).text).toContain("This page is not here")
  })

  test("and as whom she is signed in, unless that cannot be said now", async () => {
    door = await openDoor()
    const saidTo = async (cookie: string) => (await send("/absent", { headers: { cookie } })).text
    expect(await saidTo("__Host-relais-session=hers")).toContain("Vous êtes Jeanne Lefèvre")
    expect(await saidTo("a=b; __Host-relais-session=hers; relais.language=en")).toContain(
      "This page is not here Vous êtes Jeanne",
    )
    for (const cookie of ["", "__Host-relais-session=broken"]) expect(await saidTo(cookie)).toContain("Me connecter")
  })

  test.each(["", "__Host-relais-session=hers"])("with a nonce that no other answer has, cookie %o", async (cookie) => {
    door = await openDoor()
    const nonces = []
    for (let time = 0; time < 3; time++) {
      const { text, headers } = await send("/absent", { headers: { "x-nonce": "known", cookie } })
      const [, nonce = ""] = /nonce="(\w+)"/.exec(text) ?? []
      expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}'`)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(3)
    expect(nonces).not.toContain("known")
  })
})

test.each([
  ["away-1234", 503, "5"],
  ["1234", 500, undefined],
])("A page that broke with the reference %s is answered %d", async (digest, status, comeAgain) => {
  door = await openDoor({
    draw: (_request, response) => {
      response.writeHead(500, { "content-type": "text/html" })
      response.end(`<template data-dgst="x"></template><script>{\\"digest\\":\\"${digest}\\"}</script>`)
    },
  })
  const answer = await send("/account")
  expect([answer.status, answer.headers["retry-after"]]).toEqual([status, comeAgain])
  expect(answer.text).toContain("<strong>1234</strong>")
})

describe("What no door knows is answered by a sentence, never by a fault", () => {
  test.each<[string, string, Sent, number]>([
    ["a method of nobody's", "/", { method: "PUT", body: "x" }, 405],
    ["the question what one may ask", "*", { method: "OPTIONS" }, 405],
    ["an address with a broken escape", "/patients/%ff", {}, 400],
    ["a form of another site", "/", { method: "POST", headers: { origin: "https://elsewhere.example" } }, 403],
    ["a form of another site that forges the origin", "/", { method: "POST", headers: { "sec-fetch-site": "cross-site" } }, 403],
    ["our form under another name of this server", "/", { method: "POST", headers: { host: "elsewhere.example" } }, 403],
    ["our form for another server", "/", { method: "POST", headers: { "x-forwarded-host": "elsewhere.example" } }, 403],
    ["a form too large", "/", { method: "POST", body: "x".repeat(70_000) }, 413],
    ["an action without a form", "/", { method: "POST", headers: { "next-action": ACTION }, body: "[]" }, 400],
  ])("%s", async (_, path, sent, status) => {
    door = await openDoor()
    const answer = await send(path, sent)
    expect([answer.status, answer.text]).toEqual([
      status,
      expect.stringMatching(/<section lang="fr"><h1>Cela n’a pas pu se faire<\/h1><p>(Relais|Cet)/),
    ])
  })

  test("of a page that was opened under another name: where to open it, in the words of the person", async () => {
    door = await openDoor()
    const other = { host: "old.example", origin: "https://old.example" }
    const cookie = "relais.language=en"
    for (const headers of [{ ...other }, { ...other, host: "inside:3000", "x-forwarded-host": "old.example" }]) {
      const { status, text } = await send("/language", { method: "POST", headers: { ...headers, cookie } })
      expect(status).toBe(403)
      expect(text).toMatch(/^<!doctype html><html lang="en">.*under a name that is not that of Relais.*<section lang="fr">/)
      expect(text).toContain('<a href="https://relais.example/">Open Relais at its address: relais.example</a>')
    }
    const foreign = await send("/language", { method: "POST", headers: { ...other, origin: "https://elsewhere.example" } })
    expect(foreign.text).toContain("ne vient pas d’une page de Relais")
  })

  test("a change that says nothing of where it comes from is refused", async () => {
    door = await openDoor()
    const line = lineTo(door, "POST / HTTP/1.1\r\nhost: relais.example\r\ncontent-length: 0\r\n\r\n")
    expect(await line.ended).toContain("403 Forbidden")
  })

  test("what is no request at all too", async () => {
    door = await openDoor()
    const line = lineTo(door, "NONSENSE / HTTP/1.1\r\nhost: relais.example\r\n\r\n")
    expect(await line.ended).toMatch(/^HTTP\/1.1 400 [\s\S]*did not understand/)
  })
})
