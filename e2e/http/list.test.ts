import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { ACTIONS, PAGES, ROUTES } from "../route-list"
import { builtActions } from "./forms"

const APP = join(import.meta.dirname, "../../app")
const listFiles = (name: RegExp) => readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((path) => name.test(path))

test("Every page and every handler is in the list, once", () => {
  const found = listFiles(/(^|\/)(page\.tsx|route\.ts)$/).map(
    (path) => `/${path.replace(/\/?(page\.tsx|route\.ts)$/, "")}`.replace(/\/\([^/]+\)/g, "") || "/",
  )
  expect(ROUTES.map(({ pattern }) => pattern).sort()).toEqual(found.sort())
})

test("Every action is in the list, and no name belongs to two", () => {
  const found = listFiles(/(^|\/)actions\.ts$/).flatMap((path) =>
    [...readFileSync(join(APP, path), "utf8").matchAll(/^export (?:const|async function) (\w+)/gm)].map(
      (match) => match[1] ?? "",
    ),
  )
  expect(found.sort()).toEqual(Object.keys(ACTIONS).sort())
  expect([...new Set(builtActions().values())].filter((name) => !found.includes(name))).toEqual([])
})

test("Every heading of the list names its page", () => {
  const vague = PAGES.filter(({ heading }) => {
    const words = typeof heading === "string" ? heading : (heading?.source ?? "")
    return !/\p{L}{3,}/u.test(words) || (heading instanceof RegExp && !/^\^.+\$$/.test(words))
  })
  expect(vague.map(({ pattern }) => pattern)).toEqual([])
})
