import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { askReaders, CaregiverAnswer, ProfessionalAnswer } from "@/lib/care-circle/readers/queries"
import { relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"
import { calledHere, practiceWords } from "../../care-circle/words"
import { Roles } from "./roles"
import { type Kind, Verdict } from "./verdict"

type ReadersViewProps = Awaited<ReturnType<typeof askReaders>> & {
  kind: Kind
  /** Where the question is asked, and where what it is about stands. */
  at: string
  back: string
  typed: string
}

/** Of each named person, yes or no as the policy decides it now, and why. */
export async function ReadersView({
  kind,
  title,
  at,
  back,
  typed,
  caregivers,
  professionals,
  roles,
  searched,
}: ReadersViewProps) {
  const t = await words("care")
  return (
    <>
      <PageHeading kicker={title ?? undefined} title={t("readers.title", { kind })} lead={t("readers.lead")} />
      <Card title={t("readers.caregivers")}>
        {caregivers.length === 0 && <p>{t("readers.noCaregiver")}</p>}
        <List label={t("readers.caregivers")}>
          {caregivers.map((caregiver) => (
            <Caregiver key={caregiver.accountId} kind={kind} answer={caregiver} />
          ))}
        </List>
      </Card>
      <Card title={t("readers.professionals")}>
        {professionals.length === 0 && <p>{t("readers.noProfessional")}</p>}
        <Professionals kind={kind} answers={professionals} label={t("readers.professionals")} />
      </Card>
      <Roles kind={kind} {...roles} />
      <Card title={t("readers.searchTitle")} id="search">
        <Search action={`${at}#search`} typed={typed} isTooShort={Boolean(typed && !searched)} />
        {searched && <Found kind={kind} {...searched} />}
      </Card>
      <p className="max-w-text text-soft">{t("readers.profession")}</p>
      <p>
        <a href={back} className="lone-link">
          {t("readers.back", { kind })}
        </a>
      </p>
    </>
  )
}

async function Search({ action, typed, isTooShort }: { action: string; typed: string; isTooShort: boolean }) {
  const t = await words("care")
  return (
    <form method="get" action={action} className="flex flex-col items-start gap-4">
      <TextField
        name="q"
        type="search"
        label={t("readers.searchLabel")}
        hint={t("add.hint")}
        initial={typed}
        maxLength={100}
        errors={isTooShort ? [t("add.tooShort")] : undefined}
      />
      <SubmitButton tone="secondary">{t("add.submit")}</SubmitButton>
    </form>
  )
}

async function Caregiver({ kind, answer: { name, relation, reads, reason } }: { kind: Kind; answer: CaregiverAnswer }) {
  const t = await words("care")
  return (
    <ListRow
      lead={<Avatar name={name} />}
      title={t("readers.named", { name, relation: relationWord(relation, null, await language()) })}
      badges={<Verdict reads={reads} />}
    >
      <p>{t(`readers.caregiver.${reason}`, { kind })}</p>
    </ListRow>
  )
}

async function Professionals({ kind, answers, label }: { kind: Kind; answers: ProfessionalAnswer[]; label: string }) {
  const t = await words("care")
  const rows = answers.map(async ({ accountId, name, reads, reason, ...practice }) => (
    <ListRow
      key={accountId}
      lead={<Avatar name={name} />}
      title={await calledHere(name)}
      meta={await practiceWords(practice)}
      badges={<Verdict reads={reads} />}
    >
      <p>{t(`readers.professional.${reason}`, { kind })}</p>
    </ListRow>
  ))
  return <List label={label}>{await Promise.all(rows)}</List>
}

async function Found({ kind, found, tooMany }: { kind: Kind; found: ProfessionalAnswer[]; tooMany: boolean }) {
  const t = await words("care")
  if (found.length === 0) {
    return (
      <Notice title={t("add.noneTitle")} announced>
        <p>{t("add.none")}</p>
      </Notice>
    )
  }
  return (
    <>
      {tooMany && (
        <Notice tone="attention" title={t("add.tooManyTitle")}>
          <p>{t("add.tooMany")}</p>
        </Notice>
      )}
      <Professionals kind={kind} answers={found} label={t("add.found", { count: found.length })} />
    </>
  )
}
