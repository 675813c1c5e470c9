import { fileWords } from "@/components/measures/file-words"
import { calendarOf } from "@/lib/appointments/calendar/rules"
import { type IndexSection, writeIndex } from "@/lib/exports/index/rules"
import type { Pack } from "@/lib/exports/schema"
import { writeFile } from "@/lib/measures/file/rules"
import * as around from "./around"
import { packDocuments } from "./documents"
import * as health from "./health"
import { preventionSection } from "./prevention"
import { packRights } from "./rights"
import { type Saying, unrelated, wordsOf } from "./saying"
import { packSummary, type Traits } from "./summary"
import { journalSection, rectificationSection } from "./told"
import type { Whole } from "./whole"

type About = { site: string; madeAt: Date; patientId: string; traits: Traits | null }

/** What goes into the file: the page to read without a network, the tables, and the documents beside it. */
export function packWhole(whole: Whole, saying: Saying, { site, madeAt, patientId, traits }: About): Pack {
  const { t, f, language, patientName } = saying
  const { files, section } = packDocuments(whole.documents ?? [], wordsOf(saying, "space")("sections.documents"), saying)
  const besides = [
    ...(whole.measures ? [{ path: `${t("file.measures")}.csv`, label: t("file.measuresFile") }] : []),
    ...(whole.appointments ? [{ path: `${t("file.agenda")}.ics`, label: t("file.agendaFile") }] : []),
    ...(traits ? [{ path: `${t("file.exchange")}.json`, label: t("file.exchangeFile") }] : []),
    ...(traits ? [{ path: `${t("file.rights")}.json`, label: t("file.rightsFile") }] : []),
    { path: `${t("file.journal")}.json`, label: t("file.journalFile") },
  ]
  const page = writeIndex({
    language,
    title: t("file.title", { name: patientName }),
    made: t("file.made", { at: f.dateTime(madeAt, { dateStyle: "long", timeStyle: "short" }), site }),
    how: t("file.how"),
    contents: t("file.contents"),
    besides: { title: t("file.besides"), links: besides },
    sections: [...healthSections(whole, saying), section, ...aroundSections(whole, saying), ...toldSections(whole, saying)],
  })
  const { measures, units, appointments } = whole
  const texts = [
    { path: `${t("file.index")}.html`, text: page },
    ...(measures ? [{ path: `${t("file.measures")}.csv`, text: writeTable(measures, units, saying) }] : []),
    ...(appointments ? [{ path: `${t("file.agenda")}.ics`, text: calendarOf(appointments, { showsMore: true, language }) }] : []),
  ]
  if (traits) {
    const about = { patientId, traits, madeAt, site }
    texts.push({ path: `${t("file.exchange")}.json`, text: packSummary(whole, saying, about) })
    texts.push({ path: `${t("file.rights")}.json`, text: packRights(whole, saying, about) })
  }
  return { texts, files, journal: `${t("file.journal")}.json` }
}

function healthSections(whole: Whole, saying: Saying): IndexSection[] {
  const { profile, measures, units, vaccinations, prevention, appointments } = whole
  return [
    ...profile.map(({ section, lines }) => health.profileSection(section, lines, saying)),
    ...(vaccinations ? [health.vaccinationSection(vaccinations, saying)] : []),
    ...(prevention ? [preventionSection(prevention, saying)] : []),
    ...(measures ? [health.measureSection(measures, units, saying)] : []),
    ...(appointments ? [health.appointmentSection(appointments, saying)] : []),
  ]
}

function aroundSections({ wishes, card, tasks, notes, messages, helpers, team }: Whole, saying: Saying): IndexSection[] {
  return [
    ...(wishes ? [around.wishSection(wishes, saying)] : []),
    ...(card ? [around.cardSection(card, saying)] : []),
    ...(tasks ? [around.taskSection(tasks, saying)] : []),
    ...(notes ? [around.noteSection(notes, saying)] : []),
    ...(messages ? [around.messageSection(messages, saying)] : []),
    ...(helpers ? [around.helperSection(helpers, saying)] : []),
    ...(team ? [around.teamSection(team, saying)] : []),
  ]
}

function toldSections({ rectifications, journal, profile, documents }: Whole, saying: Saying): IndexSection[] {
  const lines = profile.flatMap((one) => one.lines.map(({ id, content }) => [id, content.label] as const))
  const labels = new Map([...lines, ...(documents || []).map(({ id, title }) => [id, title] as const)])
  return [rectificationSection(rectifications, labels, saying), ...(journal ? [journalSection(journal, saying)] : [])]
}

/** Every measure, in the units that its reader chose. */
const writeTable = (measures: NonNullable<Whole["measures"]>, units: Whole["units"], saying: Saying): string =>
  writeFile(measures, saying.language, units, fileWords(wordsOf(saying, "measures"), saying.language, unrelated))
