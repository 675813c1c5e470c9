import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import { PageHeading } from "@/components/ui/page-heading"
import { parseQuery } from "@/lib/appointments/schema"
import { formats, words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { giveFeed, withdrawFeed } from "../actions"
import { Done } from "../done"
import { Gesture } from "../gesture"
import { readOwnFeed } from "../reads"

/** The agenda in one's own calendar: what that shows, to whom, and how to end it. */
export default async function FeedPage({ params, searchParams }: PageProps<"/patients/[patientId]/appointments/feed">) {
  const { patientId } = await params
  const { done } = parseQuery(await searchParams)
  return patientPage(
    patientId,
    ["view:appointments"],
    (access) => readOwnFeed(access, done === "feedGiven"),
    async ({ feed, address }) => {
      const [t, f] = [await words("appointments"), await formats()]
      const options = (["less", "more"] as const).map((value) => ({
        value,
        label: t(`feed.shows.${value}`),
        hint: t(`feed.shows.${value}Hint`),
      }))
      return (
        <>
          <Done done={done} />
          <PageHeading title={t("feed.title")} lead={t("feed.lead")} />
          {address && (
            <Card title={t("feed.addressTitle")} tone="sun">
              <p>{t("feed.address")}</p>
              <p dir="ltr" className="wrap-anywhere font-heading">
                {address}
              </p>
              <CopyButton text={address} label={t("feed.copy")} copied={t("feed.copied")} />
            </Card>
          )}
          {feed && (
            <Card title={t("feed.live")}>
              <p>{t("feed.since", { date: f.dateTime(feed.givenAt, { dateStyle: "long" }) })}</p>
              {!address && <p>{t("feed.hidden")}</p>}
              <p>{t(feed.showsMore ? "feed.shows.moreHint" : "feed.shows.lessHint")}</p>
              <Gesture action={withdrawFeed} fields={{ patientId }} label={t("feed.withdraw")} />
            </Card>
          )}
          <Card title={t(feed ? "feed.againTitle" : "feed.newTitle")}>
            {feed && <p>{t("feed.again")}</p>}
            <AskedForm
              action={giveFeed}
              hidden={{ patientId }}
              asked={[{ kind: "one", name: "shows", label: t("feed.shows.label"), options }]}
              initial={{ shows: "less" }}
              words={await formWords(t("feed.give"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/appointments`} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
