import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { SIGN_IN_PROBLEMS, SIGN_IN_TRAITS } from "@/lib/account/rules"
import { wordsIn } from "@/lib/words/translator"
import { ask } from "./client"

const textOf = (html: string) => (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").replace(/<[^>]+>/g, " ")
const signIn = async (query: string, language: string) =>
  textOf((await ask(`/sign-in?${query}`, { headers: { cookie: `relais.language=${language}` } })).text)

test.each(LANGUAGES)("Whoever is refused at the sign-in reads why, and which trait is missing, in %s", async (language) => {
  const t = wordsIn(language, "signin")
  for (const problem of SIGN_IN_PROBLEMS)
    expect.soft(await signIn(`problem=${problem}`, language), problem).toContain(t(`problems.${problem}`))
  for (const trait of SIGN_IN_TRAITS) {
    const said = await signIn(`problem=identity&trait=${trait}`, language)
    expect.soft(said, trait).toContain(t("withoutTrait", { trait: t(`traits.${trait}`) }))
  }
  // A trait that nobody knows, as an address may say, is not repeated.
  const unknown = await signIn("problem=identity&trait=Lef%C3%A8vre", language)
  expect(unknown).toContain(t("problems.identity"))
  expect(unknown).not.toContain("Lefèvre")
})

test.each(LANGUAGES)("Whoever asks for a page without being signed in reads so, and goes on to it, in %s", async (language) => {
  const cookie = `relais.language=${language}`
  const { headers } = await ask("/account/notices", { headers: { cookie } })
  const { pathname, search } = new URL(headers.location ?? "", "http://x")
  expect(pathname).toBe("/sign-in")
  const { text } = await ask(`${pathname}${search}`, { headers: { cookie } })
  const t = wordsIn(language, "signin")
  expect(textOf(text)).toContain(t("noneTitle"))
  expect(text).toContain(`href="/sign-in/citizen?back=%2Faccount%2Fnotices"`)
  expect(await signIn("", language)).not.toContain(t("noneTitle"))
})
