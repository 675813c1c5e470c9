import { expect, test } from "vitest"
import { ask } from "./client"

test("No page may be put into another site's page, sniffed, or sent on with its address", async () => {
  for (const address of ["/", "/sign-in", "/nowhere", "/api/health"]) {
    const headers = (await ask(address)).headers
    expect.soft(headers["content-security-policy"], address).toContain("frame-ancestors 'none'")
    expect.soft(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    })
    expect.soft(headers["x-powered-by"], address).toBeUndefined()
  }
})

test("The one stylesheet of a page is named ahead of it, and nothing shares the line with it", async () => {
  for (const address of ["/", "/sign-in", "/help"]) {
    const { headers, text } = await ask(address)
    const styles = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href)
    expect.soft(styles, address).toHaveLength(1)
    const ahead = String(headers.link).split(/,\s*(?=<)/)
    expect
      .soft(
        ahead.filter((one) => one.includes("rel=preload")),
        address,
      )
      .toEqual([`<${styles[0]}>; rel=preload; as=style`])
  }
})
