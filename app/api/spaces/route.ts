import { sayNews, sayWaiting } from "@/app/(portal)/helping/helped-words"
import type { OtherSpace, OtherSpaces } from "@/components/layout/spaces"
import { withOwn } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { countNews, countOwn } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { readsNews } from "@/lib/helping/rules"
import { handler } from "@/lib/request/handler"
import { formats, words } from "@/lib/request/words"

/** What waits in one's own space, and the spaces that are open to who helps, each with what is new there: asked for by the picker that was opened. */
export const GET = handler({}, async (actor) => {
  if (actor.face !== "citizen") throw new NotFoundError()
  const { people, news, waiting } = await withOwn(actor, async (own) => ({
    people: await listHelped(own),
    news: await countNews(own),
    waiting: await countOwn(own),
  }))
  const [t, f] = [await words("helping"), await formats()]
  const spaces = people
    .filter(({ state }) => state === "open")
    .map((helped): OtherSpace => {
      const { patientId, patientName } = helped
      const said = readsNews(helped) ? sayNews(t, f, news[patientId]) : undefined
      return { href: `/patients/${patientId}`, name: patientName, news: said }
    })
  const own = sayWaiting(t, f, waiting)
  return Response.json({ own, spaces } satisfies OtherSpaces)
})
