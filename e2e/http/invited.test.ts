import { describe, expect, test } from "vitest"
import { cookieOf, makeCircle } from "../circle/circle"
import { ask } from "./client"

const mainOf = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ""
const invited = (code: string, language = "fr") =>
  ask(`/invitation/${code}`, { headers: { cookie: `relais.language=${language}` } })

describe("Somebody who opens the link of an invitation before signing in", () => {
  test("reads that they are invited, and no name, whatever the code is", async () => {
    const { code } = await makeCircle()
    const [real, guessed] = [await invited(code), await invited("0000-0000-0000-0000")]
    expect(real.status).toBe(200)
    expect(real.text).toContain("On vous invite à aider quelqu’un")
    expect(real.text).toContain("Vous n’avez pas de compte")
    expect(real.text).not.toMatch(/Jeanne|Lefèvre|Lucie|Bonnet/)
    expect(mainOf(guessed.text).replaceAll("0000-0000-0000-0000", code)).toBe(mainOf(real.text))
  })

  test("goes to sign in, and is led back to the invitation", async () => {
    const { code } = await makeCircle()
    const { text } = await invited(code)
    expect(mainOf(text)).toContain(`/sign-in/citizen?back=${encodeURIComponent(`/invitation/${code}`)}`)
  })

  test("who wrote no code at all reads that it is not found", async () => {
    expect((await invited("pas-un-code")).text).toContain("Nous ne trouvons pas cette invitation")
  })

  test("who is signed in reads the proposal at once", async () => {
    const circle = await makeCircle()
    const { text } = await ask(`/invitation/${circle.code}`, { headers: cookieOf(circle, "stranger") })
    expect(text).toContain("Jeanne Lefèvre vous propose de l’aider")
  })
})
