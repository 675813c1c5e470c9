import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import english from "@/messages/en/errors.json"
import french from "@/messages/fr/errors.json"
import { NotFound } from "./not-found"

/** What is true of some who read: a person whose space it is was given no access, a professional has no space. */
const OF_SOME = /accès|espace|soignant|patient|dossier|adresse|access|space|record|address/i

test("What is said in place of a page that is gone is true of whoever reads it", () => {
  const drawn = renderToStaticMarkup(<NotFound />)
  const { goneTitle, inPlace, again, home, help } = french.notFound
  const all = [goneTitle, inPlace, again, home, help]
  for (const said of all) expect(drawn).toContain(said)
  expect(drawn.replace(/<[^>]+>/g, " ")).not.toMatch(OF_SOME)
  const spoken = all.map((said) => Object.entries(french.notFound).find(([, text]) => text === said)?.[0])
  for (const key of spoken) expect(english.notFound[key as keyof typeof english.notFound]).not.toMatch(OF_SOME)
  expect(french.notFound.access).toMatch(OF_SOME)
})
