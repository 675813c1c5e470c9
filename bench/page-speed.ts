import { writeFileSync } from "node:fs"
import { join } from "node:path"
import autocannon from "autocannon"
import { type Figure, figure } from "./figures"
import { readBody, summarise } from "./markup"
import { getPage, type Portal } from "./portal"
import { inTurn, median, ratio } from "./rounds"

type Size = { rounds: number; seconds: number; connections: number }

const listPath = ({ patientId }: Portal) => `/patients/${patientId}/documents`

/** Writes down what the portal's list shows, so that the other side shows the same. */
export async function takeMarkup(portal: Portal, folder: string): Promise<string> {
  const file = join(folder, "markup.json")
  writeFileSync(file, JSON.stringify(readBody(await getPage(portal, listPath(portal)))))
  return file
}

/** P1 and P2: the signed-in list beside the same markup from a constant, and beside the page written the usual way. */
export async function measurePageSpeed(portal: Portal, comparedUrl: string, size: Size): Promise<Figure[]> {
  const compared = { url: comparedUrl, cookie: portal.cookie }
  const [list, bare, usual] = [listPath(portal), "/bare", `/usual/${portal.patientId}`]
  await expectSame(await getPage(portal, list), await getPage(compared, bare), await getPage(compared, usual))
  const load = (url: string) => () => requestsPerSecond(url, portal.cookie, size)
  const sides = { list: load(portal.url + list), bare: load(comparedUrl + bare), usual: load(comparedUrl + usual) }
  // Unread: the compilers and the connections warm up.
  await inTurn(sides, 1)
  const { list: lists, bare: bares, usual: usuals } = await inTurn(sides, size.rounds)
  const over = (under: number[]) => `${Math.round(median(lists))}/s over ${Math.round(median(under))}/s`
  const extra = 1000 / median(lists) - 1000 / median(bares)
  return [
    figure(
      "P1",
      "signed-in document list ÷ the same markup from a constant, requests/s",
      ratio(lists, bares),
      "ratio",
      { least: 0.65 },
      `${over(bares)}: session, access, policies, journal, words and headers together take ${extra.toFixed(2)} ms of the machine.`,
    ),
    figure(
      "P2",
      "signed-in document list ÷ the page written the usual way, requests/s",
      ratio(lists, usuals),
      "ratio",
      { least: 2 },
      `${over(usuals)}: there a transaction for each query, an access check for each row, next/link in each row.`,
    ),
  ]
}

async function expectSame(...pages: string[]) {
  const [first, ...others] = pages.map((page) => JSON.stringify(summarise(readBody(page))))
  if (others.some((other) => other !== first)) throw new Error("The two sides do not show the same page")
}

/** Answers that are not the page do not count: one of them ends the run. */
async function requestsPerSecond(url: string, cookie: string, { seconds, connections }: Size): Promise<number> {
  const result = await autocannon({ url, headers: { cookie }, connections, duration: seconds })
  const wrong = result.non2xx + result.errors + result.timeouts
  if (wrong > 0) throw new Error(`${url} failed ${wrong} times under load`)
  return result.requests.total / result.duration
}
