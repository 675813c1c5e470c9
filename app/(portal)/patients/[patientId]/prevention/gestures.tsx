import type { ReactNode } from "react"
import { sayAnswer, sayBy } from "@/components/prevention/prevention-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Heard } from "@/components/ui/heard"
import { List, ListRow } from "@/components/ui/list-row"
import type { AnswerLine } from "@/lib/prevention/said/rules"
import type { PreventionEntry } from "@/lib/prevention/shown/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { decideNotForMe, decidePrevention, noteOtherwise, silencePrevention, takeBackPrevention } from "./actions"

/** What who looks may do here. */
type May = { act: boolean; decide: boolean; own: boolean }
type GestureProps = { patientId: string; entry: PreventionEntry; may: May }

function useParts({ patientId, entry }: Omit<GestureProps, "may">) {
  const [t, language] = [useWords("prevention"), useLanguage()]
  const { code, words } = entry.rule
  return {
    t,
    fields: { patientId, code },
    at: `/patients/${patientId}/prevention/${code}`,
    about: words[language].title,
    words: { summary: t("summary"), waiting: t("waiting") },
  }
}

/** What is due was done, waits, is not for the person, or is to be silent. */
export function DueGestures({ may, ...props }: GestureProps) {
  const { t, fields, at, ...form } = useParts(props)
  if (!may.act) return null
  return (
    <>
      <Actions>
        <ButtonLink href={at}>
          {t("due.tell")}
          <Heard>{form.about}</Heard>
        </ButtonLink>
        <ButtonForm action={noteOtherwise} fields={{ ...fields, kind: "later" }} label={t("due.later")} {...form} />
        {may.decide && (
          <ButtonForm action={decideNotForMe} fields={fields} label={t(may.own ? "due.notForMe" : "due.notForOther")} {...form} />
        )}
      </Actions>
      {may.decide && (
        <ButtonForm action={decidePrevention} fields={{ ...fields, kind: "off" }} label={t("due.off")} tone="quiet" {...form} />
      )}
    </>
  )
}

/** The answers to a question, as far as who looks may give them. */
export function QuestionGestures({ may, ...props }: GestureProps) {
  const { t, fields, at, ...form } = useParts(props)
  const { standing } = props.entry
  if (!may.act || standing.kind !== "question" || standing.asks === "birth") return null
  if (standing.asks === "last_time")
    return (
      <Actions>
        <ButtonLink href={at}>
          {t("questions.answer")}
          <Heard>{form.about}</Heard>
        </ButtonLink>
        <ButtonForm action={noteOtherwise} fields={{ ...fields, kind: "never" }} label={t("questions.never")} {...form} />
        {may.decide && (
          <ButtonForm action={decideNotForMe} fields={fields} label={t(may.own ? "due.notForMe" : "due.notForOther")} {...form} />
        )}
      </Actions>
    )
  if (!may.decide) return null
  const isRisk = standing.asks === "high_risk"
  const yes = { action: decidePrevention, fields: { ...fields, kind: "concerned" }, label: t("questions.yes") }
  const no = { action: decideNotForMe, fields, label: t("questions.no") }
  const low = { action: decidePrevention, fields: { ...fields, kind: "no_high_risk" }, label: t("questions.noRisk") }
  const high = { action: decideNotForMe, fields: { ...fields, reason: "followed_otherwise" }, label: t("questions.risk") }
  const [first, second] = isRisk ? [low, high] : [yes, no]
  return (
    <Actions>
      <ButtonForm {...first} {...form} />
      <ButtonForm {...second} {...form} />
    </Actions>
  )
}

type AnswersProps = { patientId: string; answers: readonly AnswerLine[]; titles: Record<string, string> }

/** What was said, folded: each answer with the way to take it back. */
export function SaidCard({ patientId, answers, titles }: AnswersProps) {
  const t = useWords("prevention")
  if (answers.length === 0) return null
  return (
    <Details summary={t("said.title")}>
      <List>
        {answers.map((answer) => (
          <SaidRow key={answer.id} patientId={patientId} answer={answer} title={titles[answer.subject]} />
        ))}
      </List>
    </Details>
  )
}

function SaidRow({ patientId, answer, title }: { patientId: string; answer: AnswerLine; title?: string }) {
  const saying = { t: useWords("prevention"), f: useFormats(), language: useLanguage() }
  const said = sayAnswer(answer, saying)
  return (
    <ListRow title={title ?? said} meta={[...(title ? [said] : []), sayBy(answer, saying)].join(" · ")}>
      {answer.mayTakeBack && <TakeBack patientId={patientId} answer={answer} about={[title, said].filter(Boolean).join(", ")} />}
    </ListRow>
  )
}

type TakeBackProps = { patientId: string; answer: AnswerLine; about?: string; label?: string }

/** The rules speak again as if it had not been said. */
export function TakeBack({ patientId, answer, about, label }: TakeBackProps) {
  const t = useWords("prevention")
  return (
    <ButtonForm
      action={takeBackPrevention}
      fields={{ patientId, answerId: answer.id }}
      label={label ?? t("said.takeBack")}
      about={about}
      tone="quiet"
      words={{ summary: t("summary"), waiting: t("waiting") }}
    />
  )
}

/** Off in one gesture; where it is off already, back in one. */
export function SilenceCard({ patientId, children }: { patientId: string; children?: ReactNode }) {
  const t = useWords("prevention")
  return (
    <Card title={t("silent.stop")} screenOnly>
      <p className="max-w-text text-soft">{t("silent.stopAllText")}</p>
      {children ?? (
        <ButtonForm
          action={silencePrevention}
          fields={{ patientId }}
          label={t("silent.stopAll")}
          words={{ summary: t("summary"), waiting: t("waiting") }}
        />
      )}
    </Card>
  )
}
