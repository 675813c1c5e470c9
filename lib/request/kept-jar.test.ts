import { randomBytes } from "node:crypto"
import { describe, expect, it } from "vitest"
import { forgetPage, isKeptName, keepPage, MOST_SIGNS, readPage } from "./kept-jar"
import { openWords, pageMark, sealWords } from "./kept-words"

const noon = new Date("2026-11-28T12:00:00Z")
type Jar = { name: string; value: string }[]

/** A browser after an answer. */
const after = (jar: Jar, set: Jar): Jar =>
  [...jar.filter(({ name }) => !set.some((cookie) => cookie.name === name)), ...set].filter(({ value }) => value)

const whose = (pathname: string) => ({ accountId: "01890000-0000-7000-8000-000000000001", place: null, pathname })
/** Words that no packing makes shorter. */
const random = (length: number) => randomBytes(length).toString("base64").slice(0, length)

/** Types on a page, so many minutes after noon. */
const type = (jar: Jar, pathname: string, minutes: number, text = pathname) => {
  const sealed = sealWords(whose(pathname), { values: { text }, isTold: true }, new Date(noon.getTime() + minutes * 60_000))
  return after(jar, keepPage(jar, pageMark(pathname), sealed))
}
const found = (jar: Jar, pathname: string) => openWords(readPage(jar, pageMark(pathname)), whose(pathname), noon)?.values.text

describe("What was typed in several tabs", () => {
  it("is kept for each page, and forgotten one by one", () => {
    const both = type(type([], "/account", 0), "/helping", 1)
    expect(["/account", "/helping"].map((page) => found(both, page))).toEqual(["/account", "/helping"])
    const left = after(both, forgetPage(both, pageMark("/account")))
    expect(["/account", "/helping"].map((page) => found(left, page))).toEqual([undefined, "/helping"])
  })

  it("of one page is what was typed last, without a piece of what was longer", () => {
    const jar = type(type([], "/account", 0, random(9000)), "/account", 1, "short")
    expect(found(jar, "/account")).toBe("short")
    expect(jar).toHaveLength(1)
  })

  it("is kept for the last six pages, whatever the order of the cookies", () => {
    const pages = [1, 2, 3, 4, 5, 6, 7].map((page) => `/page/${page}`)
    const jar = pages.reduce<Jar>((kept, page, minutes) => type(kept, page, minutes).reverse(), [])
    expect(pages.map((page) => found(jar, page))).toEqual([undefined, ...pages.slice(1)])
  })

  it("leaves room in the head of a request", () => {
    const pages = [1, 2, 3, 4, 5].map((page) => `/page/${page}`)
    const longest = random(3000)
    const jar = pages.reduce<Jar>((kept, page, minutes) => type(kept, page, minutes, longest), [])
    const signs = jar.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
    expect(signs).toBeGreaterThan(MOST_SIGNS)
    expect(signs).toBeLessThan(16 * 1024)
    expect(found(jar, "/page/5")).toBe(longest)
    expect(found(jar, "/page/1")).toBeUndefined()
  })

  it("stands in cookies that say nothing of the page, and are known when somebody leaves", () => {
    const jar = type([], "/account", 0)
    expect(jar.map(({ name }) => isKeptName(name))).toEqual([true])
    expect(jar[0]?.name).not.toContain("account")
    expect(["__Host-relais-session", "__Host-relais-keptother-1"].some(isKeptName)).toBe(false)
  })
})
