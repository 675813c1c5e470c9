import type { ComponentProps } from "react"
import type { Section } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"
import { PageHeading } from "../ui/page-heading"
import { PlaceTabs } from "./place-tabs"
import { placeNameOf, type SpaceFrame, whoseOf } from "./ways"

type PlaceHeadingProps = Omit<ComponentProps<typeof PageHeading>, "kicker"> & {
  space: Pick<SpaceFrame, "patientId" | "givenName" | "sections"> & { isOwn: boolean; inCare: unknown }
  section: Section
}

/** The heading of a section under the word by which the bar leads to it, then the other sections there. */
export function PlaceHeading({ space, section, ...heading }: PlaceHeadingProps) {
  const place = placeNameOf({ ...space, whose: whoseOf(space) }, section, useWords("layout"))
  return (
    <>
      <PageHeading kicker={place === heading.title ? undefined : place} {...heading} />
      <PlaceTabs patientId={space.patientId} isOwn={space.isOwn} sections={space.sections} section={section} />
    </>
  )
}
