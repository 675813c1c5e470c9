import type { ReactNode } from "react"
import { StateBadge } from "@/components/appointments/appointment-row"
import { sayWhen } from "@/components/appointments/appointment-words"
import { sayDue } from "@/components/tasks/task-words"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Folding } from "@/components/ui/details"
import { Icon, type IconName, IconTile } from "@/components/ui/icon"
import { Unbroken } from "@/components/ui/unbroken"
import type { NextLine } from "@/lib/appointments/rules"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import type { Helped } from "@/lib/helping/queries"
import { type News, readsNews } from "@/lib/helping/rules"
import { formats, language, words } from "@/lib/request/words"
import type { ComingTask } from "@/lib/tasks/rules"
import { helpedPeriod, helpedTie, sayNews } from "./helped-words"

type HelpedCardProps = { helped: Helped; news?: News; next?: NextLine; task?: ComingTask }

/** One person whom I help: what is new there, the next appointment, what is to be done first, until when, and the way in; plum all along the way. */
export async function HelpedCard({ helped, news, next, task }: HelpedCardProps) {
  const t = await words("helping")
  const { givenName: name, patientName, patientId, state } = helped
  const tie = await helpedTie(helped)
  const isOpen = state === "open"
  return (
    <li className="flex min-w-0 flex-col gap-4 rounded-card border border-t-8 border-line border-t-plum bg-card p-4 sm:p-6">
      <div className="flex items-center gap-4">
        <Avatar name={patientName} />
        <div className="min-w-0">
          <h2 className="text-title">
            <Unbroken>{patientName}</Unbroken>
          </h2>
          {tie && <p className="text-soft">{t("tie", { tie })}</p>}
        </div>
      </div>
      <dl className="flex flex-1 flex-col divide-y divide-line">
        {isOpen && readsNews(helped) && (
          <Fact icon="document" term={t("fact.news")} said={sayNews(t, await formats(), news)} isNew={news !== undefined} />
        )}
        {isOpen && next && <NextFact next={next} />}
        {isOpen && task && <TaskFact task={task} />}
        <Fact icon="clock" term={t("fact.access")} said={await helpedPeriod(helped)}>
          {isOpen ? <Gist helped={helped} /> : <Badge tone="sun">{t(`state.${state}`)}</Badge>}
        </Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {isOpen && (
          <a
            href={`/patients/${patientId}`}
            aria-label={t("enterNamed", { name })}
            className="on-fill inline-flex min-h-13 items-center gap-2 rounded-control border-2 border-plum-fill bg-plum-fill px-6 font-heading text-on-plum no-underline hover:text-on-plum hover:underline max-sm:w-full max-sm:justify-center"
          >
            <Icon name="enter" />
            {t("enter")}
          </a>
        )}
        <a href={`/helping/${helped.id}`} className="lone-link">
          {t("what", { name })}
        </a>
      </div>
    </li>
  )
}

/** When the next appointment is, and with whom. */
async function NextFact({ next }: { next: NextLine }) {
  const saying = { t: await words("appointments"), f: await formats(), language: await language() }
  return (
    <Fact icon="calendar" term={saying.t("home.title")} said={sayWhen(next, saying)}>
      <p className="wrap-anywhere">{next.withWhom}</p>
      <StateBadge line={next} />
    </Fact>
  )
}

/** What is to be done there first, by whoever looks or by nobody yet. */
async function TaskFact({ task }: { task: ComingTask }) {
  const [t, saying] = [await words("helping"), { t: await words("tasks"), f: await formats() }]
  return (
    <Fact icon="plan" term={t(task.isYours ? "fact.taskYours" : "fact.taskFree")} said={task.title}>
      <p>{sayDue(task, saying)}</p>
    </Fact>
  )
}

type FactProps = { icon: IconName; term: string; said: string; isNew?: boolean; children?: ReactNode }

function Fact({ icon, term, said, isNew = false, children }: FactProps) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 py-3 first:pt-0">
      <div className="row-span-2">
        <IconTile name={icon} tone={isNew ? "plum" : "petrol"} />
      </div>
      <dt className="text-small text-soft">{term}</dt>
      <dd className={`flex flex-col items-start gap-1 ${isNew ? "font-heading" : ""}`}>
        {said}
        {children}
      </dd>
    </div>
  )
}

/** What is longer folds, so that the way in stays in sight. */
const SHORT = 160

/** In one breath what may be done there; the whole list has a page of its own. */
async function Gist({ helped }: { helped: Helped }) {
  const [t, f] = [await words("helping"), await formats()]
  if (helped.isByLaw) return <p className="text-small text-soft">{t("byLaw.sees")}</p>
  const { state, grant } = helped
  const { sees, can } = grantSentences(await language(), "caregiver", grant)
  const said = [
    sees.length > 0 && t("row.sees", { items: f.list(sees), state }),
    can.length > 0 && t("row.can", { items: f.list(can), state }),
  ].filter(Boolean)
  const gist = said.join(" ")
  return (
    <Folding summary={t("gist")} isFolded={gist.length > SHORT}>
      <p className="text-small text-soft">{gist}</p>
    </Folding>
  )
}
