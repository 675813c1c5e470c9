import { PlaceHeading } from "@/components/layout/place-heading"
import { PreventionCards } from "@/components/prevention/prevention-cards"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { Notice } from "@/components/ui/notice"
import type { AnswerLine } from "@/lib/prevention/said/rules"
import { parseQuery } from "@/lib/prevention/schema"
import { useLanguage, useWords } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { DueGestures, QuestionGestures, SaidCard, SilenceCard, TakeBack } from "./gestures"
import { readPage } from "./reads"

/** What is recommended to somebody now, with why, and what can be said about it. */
export default async function PreventionPage({ params, searchParams }: PageProps<"/patients/[patientId]/prevention">) {
  const { patientId } = await params
  const { done } = parseQuery(await searchParams)
  return patientPage(patientId, ["view:prevention"], readPage, ({ space, ...seen }) => (
    <>
      <Told done={done} />
      <Heading space={space} />
      <Shown patientId={patientId} isOwn={space.isOwn} {...seen} />
    </>
  ))
}

function Told({ done }: { done?: string }) {
  const t = useWords("prevention")
  return done ? <Notice tone="done" title={t(`told.${done}`)} announced /> : null
}

function Heading({ space }: Pick<Parameters<typeof PlaceHeading>[0], "space">) {
  const t = useWords("prevention")
  const { isOwn, givenName: name } = space
  return (
    <PlaceHeading
      space={space}
      section="prevention"
      title={t(isOwn ? "title" : "titleOther")}
      lead={isOwn ? t("lead") : t("leadOther", { name })}
    />
  )
}

type Seen = Awaited<ReturnType<typeof readPage>> & { patientId: string; isOwn: boolean }

function Shown({ patientId, isOwn, view, answers, isSilenced, vaccines, readers, may, ...seen }: Seen) {
  const [t, language] = [useWords("prevention"), useLanguage()]
  const titles = Object.fromEntries(seen.titles.map(({ subject, ...title }) => [subject, title[language]]))
  const off = answers.find(({ subject }) => subject === "everything")
  if (isSilenced && off) return <Silenced patientId={patientId} off={off} />
  const due = (entry: (typeof view.due)[number]) => (
    <DueGestures patientId={patientId} entry={entry} may={{ ...may, own: isOwn }} />
  )
  const question = (entry: (typeof view.due)[number]) => (
    <QuestionGestures patientId={patientId} entry={entry} may={{ ...may, own: isOwn }} />
  )
  return (
    <>
      <PreventionCards view={view} isOwn={isOwn} readers={isOwn ? readers : null} gestures={{ due, question }} />
      <Vaccines patientId={patientId} count={vaccines} />
      <p>
        <a href={`/patients/${patientId}/prevention/year`} className="lone-link">
          {t("year.link")}
        </a>
      </p>
      <SilentCard patientId={patientId} lines={view.silent} titles={titles} />
      <SaidCard patientId={patientId} answers={answers.filter((one) => !view.silent.includes(one))} titles={titles} />
      {may.decide && <SilenceCard patientId={patientId} />}
    </>
  )
}

/** All of it was stopped: nothing else is here but the way back. */
function Silenced({ patientId, off }: { patientId: string; off: AnswerLine }) {
  const t = useWords("prevention")
  const again = off.mayTakeBack && <TakeBack patientId={patientId} answer={off} label={t("silent.again")} />
  return <EmptyState icon="stop" title={t("silent.all")} action={again} />
}

/** How many vaccines the calendar recommends, and where they stand: their rules are there and nowhere else. */
function Vaccines({ patientId, count }: { patientId: string; count: number }) {
  const t = useWords("prevention")
  if (count === 0) return null
  return (
    <Card title={t("vaccines.title")}>
      <p>{t("vaccines.text", { count })}</p>
      <p>
        <a href={`/patients/${patientId}/vaccinations`} className="lone-link">
          {t("vaccines.link")}
        </a>
      </p>
    </Card>
  )
}

type SilentProps = { patientId: string; lines: readonly AnswerLine[]; titles: Record<string, string> }

/** What is no longer offered, each with the way back. */
function SilentCard({ patientId, lines, titles }: SilentProps) {
  const t = useWords("prevention")
  if (lines.length === 0) return null
  return (
    <Card title={t("silent.title")}>
      {lines.map((line) => (
        <div key={line.id} className="flex flex-col">
          <p className="font-heading text-large">{titles[line.subject]}</p>
          <p className="text-small text-soft">{t(`silent.${line.reason === "followed_otherwise" ? line.reason : line.kind}`)}</p>
          {line.mayTakeBack && (
            <TakeBack patientId={patientId} answer={line} label={t("silent.again")} about={titles[line.subject]} />
          )}
        </div>
      ))}
    </Card>
  )
}
