import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import type { CareBannerProps } from "@/components/care/care-banner"
import { sayBorn, sayPractice, sayTime } from "@/components/care/care-words"
import { PortalPage } from "@/components/layout/portal-page"
import { UnsentWords } from "@/components/layout/unsent-words"
import { type SpaceFrame, whoseOf } from "@/components/layout/ways"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { type Permission, pageSectionOf } from "@/lib/access/sections"
import { relationWord } from "@/lib/reference/relations"
import { getActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { type Read, readPatient, type Shown } from "@/lib/request/patient"
import { takeUnsent } from "@/lib/request/unsent"
import type { View } from "@/lib/request/view"
import { language, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { InCare } from "@/lib/space/rules"

type Shape = { section?: SpaceFrame["current"]; width?: "page" | "question" }

type Show<V extends View> = (shown: Shown<V>) => ReactNode | Promise<ReactNode>

/**
 * A page of one patient's space: reads everything in the transaction of the answer, then shows it, once that is over, under
 * the banner that says for whom. Without the permission it says what is missing and whom to ask.
 */
export async function patientPage<P extends Permission, V extends View>(
  patientId: string,
  permissions: readonly P[],
  read: Read<P, V>,
  Show: Show<V>,
  shape: Shape = {},
): Promise<ReactNode> {
  const shown = await readPatient(patientId, permissions, read)
  if (!shown) return <MissingPermission patientId={patientId} />
  const { space, unread } = shown
  const body = <Show {...shown} />
  const frame = { ...frameOf(space, shape.section ?? pageSectionOf(permissions[0])), unread }
  if (space.inCare) {
    return (
      <PortalPage nav="professional" width={shape.width} space={frame} inCare={await careBanner(space, space.inCare)}>
        {body}
      </PortalPage>
    )
  }
  return (
    <PortalPage nav="citizen" width={shape.width} space={frame} actingFor={space.isOwn ? undefined : await actingFor(space)}>
      {body}
    </PortalPage>
  )
}

/** What the bars say of the space, and which of its sections this page is of. */
function frameOf(space: SpaceHeader, current: SpaceFrame["current"]): SpaceFrame {
  const { patientId, givenName, sections, gestures } = space
  return { patientId, givenName, sections, gestures, current, whose: whoseOf(space) }
}

/** What the banner says: for whom, without threat. */
async function actingFor({ patientId, name, givenName, relation, sex, isByLaw }: SpaceHeader) {
  const t = await words("space")
  const locale = await language()
  const tie = relation ? relationWord(relation, sex, locale) : null
  return {
    name,
    title: tie ? t("actingFor.titleWithTie", { name, tie }) : t("actingFor.title", { name }),
    home: `/patients/${patientId}`,
    note: isByLaw ? t("actingFor.noteByLaw") : t("actingFor.note", { givenName }),
    link: { href: "/helping", label: t("actingFor.leave") },
  }
}

/** Whose record it is, by what a professional reads it, and under which profession and place. */
async function careBanner({ name, patientId }: SpaceHeader, inCare: InCare): Promise<CareBannerProps> {
  const t = await words("professional")
  const { basis, closesAt, traits, isAttendingDoctor } = inCare
  const why = {
    care_team: () => t("space.care_team", { isAttending: isAttendingDoctor ? "yes" : "no" }),
    consultation: async () => t("space.consultation", { time: closesAt ? await sayTime(closesAt) : "" }),
    author: () => t("space.author"),
  }
  return {
    name: traits?.bornAs ? `${name}, ${t("patient.bornAs", { name: traits.bornAs })}` : name,
    home: `/patients/${patientId}`,
    traits: traits && `${t("patient.sex", { sex: traits.sex })}, ${await sayBorn(traits)}`,
    note: `${await why[basis]()} ${t("space.as", { practice: await sayPractice(inCare) })}`,
    link: { href: "/professional", label: t("space.leave") },
  }
}

async function MissingPermission({ patientId }: { patientId: string }) {
  if ((await getActor())?.face === "professional") return <MissingInCare />
  // Nothing is missing to the person herself but in a space that is shut: its page says so, with the way back.
  const { isOwn } = await readOwn("citizen", async ({ ownPatientId }) => ({ isOwn: ownPatientId === patientId }))
  if (isOwn) redirect(`/patients/${patientId}/closing`)
  const t = await words("space")
  return (
    <PortalPage nav="citizen" width="question">
      <PageHeading title={t("missing.title")} />
      <Notice>{t("missing.whomToAsk")}</Notice>
      <UnsentWords written={await takeUnsent()} />
      <ButtonLink href="/helping" tone="secondary">
        {t("missing.back")}
      </ButtonLink>
    </PortalPage>
  )
}

/** The same for a professional: what is missing belongs to the patient, and there is nobody to ask. */
async function MissingInCare() {
  const [t, space] = [await words("professional"), await words("space")]
  return (
    <PortalPage nav="professional" width="question">
      <PageHeading title={space("missing.title")} />
      <Notice>{t("missing.text")}</Notice>
      <UnsentWords written={await takeUnsent()} />
      <ButtonLink href="/professional" tone="secondary">
        {t("missing.back")}
      </ButtonLink>
    </PortalPage>
  )
}
