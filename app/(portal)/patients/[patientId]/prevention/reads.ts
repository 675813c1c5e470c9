import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { readPrevention } from "@/lib/prevention/queries"
import { entryOf, shownPrevention } from "@/lib/prevention/shown/rules"
import { listReaders } from "@/lib/prevention/sight/queries"
import { yearAhead } from "@/lib/prevention/year/rules"
import { readDue } from "../vaccinations/reads"

type Viewing = PatientAccess<"view:prevention">

/** What prevention says, how many vaccines are due where these are read too, and what may be done about it. */
export async function readPage(access: Viewing) {
  const known = await readPrevention(access)
  const [book, deciding] = [access.may("view:vaccinations"), access.may("edit:prevention")]
  return {
    view: shownPrevention(known),
    answers: known.answers,
    titles: known.rules.map(({ subject, words }) => ({ subject, fr: words.fr.title, en: words.en.title })),
    isSilenced: known.isSilenced,
    vaccines: book && !known.isSilenced ? (await readDue(book)).due.length : 0,
    readers: deciding && (await listReaders(deciding)),
    may: { act: access.may("act:prevention") !== null, decide: deciding !== null },
  }
}

/**
 * One rule that reaches who looks, to say something of it.
 * @throws NotFoundError for one that is not in force, or does not reach them
 */
export async function readOne(access: PatientAccess<"view:prevention" | "act:prevention">, code: string) {
  const known = await readPrevention(access)
  const forecast = known.forecasts.find(({ rule }) => rule.code === code)
  if (!forecast) throw new NotFoundError()
  return { entry: entryOf(forecast, known), mayDecide: access.may("edit:prevention") !== null }
}

/** What comes within a year, and from when. */
export async function readYear(access: Viewing) {
  const { forecasts, today } = await readPrevention(access)
  return { coming: yearAhead(forecasts, today) }
}

/** How much of prevention is to be looked at now: what is due, and what is asked. */
export async function countPrevention(access: Viewing): Promise<number> {
  const { due, questions } = shownPrevention(await readPrevention(access))
  return due.length + questions.length
}
