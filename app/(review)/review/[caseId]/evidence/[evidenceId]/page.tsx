import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { scrolled } from "@/components/ui/scrolled"
import { Tabs } from "@/components/ui/tabs"
import { readAs } from "@/lib/request/own"
import { words } from "@/lib/request/words"
import { tryEvidencePage } from "@/lib/review/evidence/queries"
import { parseZoom, ZOOMS, type Zoom } from "@/lib/review/evidence/rules"
import { caseNumber } from "@/lib/review/rules"
import { evidenceAddress } from "../../../evidence-address"
import { Checks } from "../../checks"
import { Identities } from "../../identities"
import { ArrowKeys } from "./arrow-keys"

const WIDTHS: Record<Zoom, string> = {
  fit: "max-h-[85vh] w-auto max-w-full",
  large: "w-full max-w-none",
  larger: "w-[200%] max-w-none",
}

/** One page of one file, as large as wanted, beside who asks, for whom, and what it must show; links and arrow keys turn the pages. */
export default async function EvidencePage({ params, searchParams }: PageProps<"/review/[caseId]/evidence/[evidenceId]">) {
  const { caseId, evidenceId } = await params
  const asked = await searchParams
  const zoom = parseZoom(asked.zoom)
  const page = Number(asked.page ?? "1")
  const { view, name, pageCount, isShown } = await readAs("reviewer", (actor) => tryEvidencePage(actor, caseId, evidenceId, page))
  const t = await words("review")
  const place = { page, pages: pageCount }
  const at = (number: number, size: Zoom = zoom) => evidenceAddress({ caseId, evidenceId, page: number, zoom: size })
  const image = `/review/${caseId}/evidence/${evidenceId}/image?page=${page}`
  return (
    <PortalPage nav="reviewer" current="/review">
      {asked.done === "checked" && <Notice tone="done" title={t("checks.saved")} announced />}
      <PageHeading kicker={t("number", { number: caseNumber(caseId) })} title={name} lead={t("evidence.page", place)} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,8fr)_minmax(0,5fr)]">
        {/* A page that is seen whole stays in sight while the list beside it is ticked. */}
        <div className={`flex min-w-0 flex-col gap-6 ${zoom === "fit" ? "lg:sticky lg:top-4" : ""}`}>
          <Tabs
            label={t("evidence.zoom")}
            items={ZOOMS.map((size) => ({ href: at(page, size), label: t(`evidence.${size}`), current: size === zoom }))}
          />
          {isShown ? (
            <Sheet source={image} alt={t("evidence.alt", { ...place, name })} zoom={zoom} />
          ) : (
            <Unreadable caseId={caseId} />
          )}
          <Turn
            caseId={caseId}
            previous={page > 1 ? at(page - 1) : undefined}
            next={page < pageCount ? at(page + 1) : undefined}
          />
        </div>
        <div className="flex flex-col gap-6">
          <Identities view={view} isNarrow />
          <Checks view={view} beside={{ evidenceId, page, zoom }} />
        </div>
      </div>
    </PortalPage>
  )
}

async function Sheet({ source, alt, zoom }: { source: string; alt: string; zoom: Zoom }) {
  const t = await words("review")
  return (
    <div {...scrolled(t("evidence.scroll"))} className="overflow-x-auto rounded-card border border-line bg-card p-2">
      <img src={source} alt={alt} className={`mx-auto ${WIDTHS[zoom]}`} />
    </div>
  )
}

async function Turn({ caseId, previous, next }: { caseId: string; previous?: string; next?: string }) {
  const t = await words("review")
  return (
    <>
      <ArrowKeys previous={previous} next={next} />
      <Actions>
        {previous && <ButtonLink href={previous}>{t("evidence.previous")}</ButtonLink>}
        {next && <ButtonLink href={next}>{t("evidence.next")}</ButtonLink>}
        <ButtonLink href={`/review/${caseId}`} tone="secondary">
          {t("evidence.backCase")}
        </ButtonLink>
      </Actions>
      {(previous || next) && <p className="text-small text-soft">{t("evidence.keys")}</p>}
    </>
  )
}

async function Unreadable({ caseId }: { caseId: string }) {
  const t = await words("review")
  return (
    <>
      <Notice tone="attention">
        <p>{t("evidence.unreadable")}</p>
      </Notice>
      <ButtonLink href={`/review/${caseId}/more?reason=evidence_unreadable`}>{t("evidence.askAgain")}</ButtonLink>
    </>
  )
}
