import { readFileSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readLabels } from "./labels"
import { type Answer, compare, followLinks, replay } from "./replay"
import { everybody } from "./visitor"

const spaceOf = (address: string) => /^\/(?:api\/uploads|patients)\/([^/?]+)/.exec(address)?.[1]

/**
 * `REPLAY_TO=before.json` keeps the answers; `REPLAY_BEFORE=before.json` on a later commit compares them: nobody sees more or
 * less than before.
 */
test("Every address of the demo, asked as everybody, opens a space to those alone whom links lead there", async () => {
  const labels = await readLabels(process.env.SUPERUSER_DATABASE_URL ?? "")
  const people = await everybody()
  const led = new Map<string, string[]>()
  for (const person of people) led.set(person.key, await followLinks(person, labels))
  const addresses = [...new Set([...led.values()].flat())]
  const answers = await replay(people, addresses, labels)
  if (process.env.REPLAY_TO) writeFileSync(process.env.REPLAY_TO, JSON.stringify(answers))

  const spaces = new Map([...led].map(([person, paths]) => [person, new Set(paths.map((path) => spaceOf(labels.named(path))))]))
  const isStrange = ({ person, address }: Answer) => spaceOf(address) !== undefined && !spaces.get(person)?.has(spaceOf(address))
  const strange = answers.filter(isStrange)
  expect(strange.filter(({ status }) => status < 300)).toEqual([])
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(strange.length).toBeGreaterThan(answers.length / 10)
  if (process.env.REPLAY_BEFORE) {
    const before: Answer[] = JSON.parse(readFileSync(process.env.REPLAY_BEFORE, "utf8"))
    const { compared, differing } = compare(before, answers)
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(0)
  }
  process.stdout.write(`${addresses.length} addresses, ${people.length} people, ${answers.length} answers.\n`)
}, 3_600_000)
