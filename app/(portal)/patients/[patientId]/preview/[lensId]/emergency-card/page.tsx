import { CardView } from "@/components/emergency/card-view"
import { language } from "@/lib/request/words"
import { readCard } from "../../../emergency-card/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** The card, exactly as the person will see it. */
export default async function PreviewedCardPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/emergency-card">) {
  const spoken = await language()
  return previewPage(
    await params,
    "view:emergency_card",
    (view) => readCard(view, spoken),
    ({ sight, card, blocks }) => (
      <>
        <PreviewHeading sight={sight} section="emergency_card" />
        <CardView card={card} blocks={blocks} />
      </>
    ),
  )
}
