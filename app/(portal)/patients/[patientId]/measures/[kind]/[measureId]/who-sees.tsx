import type { CaregiverSight } from "@/lib/access/sights"
import type { OneMeasure } from "@/lib/measures/rules"
import { WhoSeesLine } from "../../../confidentiality/line/who-sees-line"
import { excludeFromMeasure, hideMeasure, judgeMeasure } from "../../actions"

type WhoSeesProps = {
  fields: { patientId: string; measureId: string }
  sights: readonly CaregiverSight[]
  apart: NonNullable<OneMeasure["apart"]>
  isOwn: boolean
}

/** Who sees a measure, and how to change it. */
export function WhoSees({ fields, sights, apart, isOwn }: WhoSeesProps) {
  return (
    <WhoSeesLine
      {...apart}
      {...fields}
      section="measures"
      itemId={fields.measureId}
      sights={sights}
      isOwn={isOwn}
      actions={{ hide: hideMeasure, judge: judgeMeasure, exclude: excludeFromMeasure }}
      fields={fields}
    />
  )
}
