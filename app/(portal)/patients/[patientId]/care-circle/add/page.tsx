import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { apart } from "@/components/ui/apart"
import { Badge } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { Professional } from "@/lib/care-circle/rules"
import { searchSchema } from "@/lib/care-circle/schema"
import { patientPage } from "../../../patient-page"
import { readSearch } from "../reads"
import { type CareWords, calledHere, careWords, practiceWords } from "../words"

/** Searching somebody by name or place: a form that only asks for another address, so that it works without script. */
export default async function AddPage({ params, searchParams }: PageProps<"/patients/[patientId]/care-circle/add">) {
  const { patientId } = await params
  const { q } = searchSchema.parse(await searchParams)
  const base = `/patients/${patientId}/care-circle`
  return patientPage(
    patientId,
    ["edit:care_circle"],
    (access) => readSearch(access, q),
    async ({ space, search, memberIds, blockedIds }) => {
      const t = await careWords(space)
      const states = new Map([
        ...memberIds.map((id) => [id, t("person.inTeam")] as const),
        ...blockedIds.map((id) => [id, t("person.isBlocked")] as const),
      ])
      return (
        <>
          <PageHeading title={t("add.title")} lead={t("add.lead")} />
          <form method="get" action={`${base}/add`} className="flex flex-col gap-6">
            <TextField
              name="q"
              type="search"
              label={t("add.label")}
              hint={t("add.hint")}
              initial={q}
              maxLength={100}
              errors={search === null ? [t("add.tooShort")] : undefined}
            />
            <Actions>
              <SubmitButton>{t("add.submit")}</SubmitButton>
              <ButtonLink href={base} tone="quiet">
                {t("add.cancel")}
              </ButtonLink>
            </Actions>
          </form>
          {search && <Results {...search} base={base} states={states} t={t} />}
        </>
      )
    },
    { width: "question" },
  )
}

type ResultsProps = { found: Professional[]; tooMany: boolean; base: string; states: Map<string, string>; t: CareWords }

async function Results({ found, tooMany, base, states, t }: ResultsProps) {
  if (found.length === 0) {
    return (
      <Notice title={t("add.noneTitle")} announced>
        <p>{t("add.none")}</p>
        <p>
          <a href={`${base}/code`} className="lone-link">
            {t("list.giveCode")}
          </a>
        </p>
      </Notice>
    )
  }
  const called = await Promise.all(
    found.map(async ({ accountId, name, sex, professionCodes, place }) => {
      const told = await practiceWords({ professionCode: professionCodes[0] ?? null, sex, place })
      return { accountId, title: await calledHere(name), told }
    }),
  )
  const heard = apart(called)
  const title = t("add.found", { count: found.length })
  return (
    <>
      {tooMany && (
        <Notice tone="attention" title={t("add.tooManyTitle")}>
          <p>{t("add.tooMany")}</p>
        </Notice>
      )}
      <Card title={title}>
        <List label={title}>
          {called.map((one, at) => (
            <ListRow
              key={one.accountId}
              icon="person"
              href={`${base}/${one.accountId}`}
              title={one.title}
              heard={heard[at]}
              meta={one.told}
              badges={states.has(one.accountId) && <Badge tone="plain">{states.get(one.accountId)}</Badge>}
            />
          ))}
        </List>
      </Card>
    </>
  )
}
