import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import { MinorNote } from "../../../../minor-notice"
import { patientPage } from "../../../patient-page"
import { Gesture } from "../../care-circle/gesture"
import { draftWideningToWishes, narrowToHideWishes } from "./actions"
import { Professionals } from "./professionals"
import { readReaders } from "./reads"

const DONE = ["hidden", "masked", "shown"] as const

type Reader = Awaited<ReturnType<typeof readReaders>>["readers"][number]

/** Who may read what she wants: one line for each person who helps, to show it or not, by name. */
export default async function ReadersPage({ params, searchParams }: PageProps<"/patients/[patientId]/wishes/readers">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["view:wishes", "edit:delegations", "view:delegations"],
    readReaders,
    async ({ readers, written, mayGrant }) => {
      const t = await words("wishes")
      const said = DONE.find((word) => word === done)
      return (
        <>
          {said && <Notice tone="done" title={t(`readers.done.${said}`)} announced />}
          <PageHeading kicker={t("titleOwn")} title={t("readers.title")} lead={t("readers.lead")} />
          {readers.length === 0 ? (
            <EmptyState icon="people" title={t("readers.empty")}>
              {t("readers.emptyText")}
            </EmptyState>
          ) : (
            <Card title={t("readers.helpers")}>
              <List>
                {readers.map((reader) => (
                  <ReaderRow key={reader.id} reader={reader} patientId={patientId} mayGrant={mayGrant} />
                ))}
              </List>
            </Card>
          )}
          {!mayGrant && readers.length > 0 && <MinorNote patientId={patientId} />}
          <Professionals patientId={patientId} written={written} />
          <p>
            <a href={`/patients/${patientId}/wishes`} className="lone-link">
              {t("readers.back")}
            </a>
          </p>
        </>
      )
    },
  )
}

type ReaderRowProps = { reader: Reader; patientId: string; mayGrant: boolean }

async function ReaderRow({ reader: { id, name, reads, opensAt }, patientId, mayGrant }: ReaderRowProps) {
  const [t, f] = [await words("wishes"), await formats()]
  const fields = { patientId, delegationId: id }
  const badge = reads ? <Badge tone="green">{t("readers.yes")}</Badge> : <Badge tone="plain">{t("readers.no")}</Badge>
  const waiting =
    opensAt && !reads && t("readers.waits", { date: f.dateTime(opensAt, { dateStyle: "long", timeStyle: "short" }) })
  const mayShow = mayGrant && !reads && !waiting
  return (
    <ListRow icon="person" title={name} badges={badge} meta={waiting || undefined}>
      <div className="pt-2">
        {reads && <Gesture action={narrowToHideWishes} fields={fields} label={t("readers.hide", { name })} />}
        {mayShow && <Gesture action={draftWideningToWishes} fields={fields} label={t("readers.show", { name })} />}
      </div>
    </ListRow>
  )
}
