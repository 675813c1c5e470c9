import { sayNews } from "@/app/(portal)/helping/helped-words"
import type { OtherSpace } from "@/components/layout/other-spaces"
import { withOwn } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { countNews } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { readsNews } from "@/lib/helping/rules"
import { handler } from "@/lib/request/handler"
import { formats, words } from "@/lib/request/words"

/** The spaces that are open to who helps, by name, each with what is new there: asked for by the picker that was opened. */
export const GET = handler({}, async (actor) => {
  if (actor.face !== "citizen") throw new NotFoundError()
  const { people, news } = await withOwn(actor, async (own) => ({ people: await listHelped(own), news: await countNews(own) }))
  const [t, f] = [await words("helping"), await formats()]
  const spaces = people
    .filter(({ state }) => state === "open")
    .map((helped): OtherSpace => {
      const { patientId, patientName } = helped
      const said = readsNews(helped) ? sayNews(t, f, news[patientId]) : undefined
      return { href: `/patients/${patientId}`, name: patientName, news: said }
    })
  return Response.json(spaces)
})
