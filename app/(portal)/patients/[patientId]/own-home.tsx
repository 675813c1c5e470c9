import type { ReactNode } from "react"
import { Columns } from "@/components/ui/card"
import { type HomeBlock, rowsOf } from "@/lib/space/home/rules"
import { AnswersDue } from "./answers-due"
import { CaregiverCard } from "./caregiver-card"
import { Greeting } from "./greeting"
import { InOneGesture } from "./in-one-gesture"
import { LastMeasures } from "./last-measures"
import { News } from "./news"
import { NextAppointment } from "./next-appointment"
import type { OwnHomeProps } from "./own-reads"
import { PreventionLine } from "./prevention-line"
import { WhoCame } from "./who-came"

/**
 * The first page of a space, for the person herself and for who helps: the blocks that hold something, in their one order.
 * Each pair of columns is read from left to right, so that the order is a telephone's already.
 */
export function OwnHome(props: OwnHomeProps) {
  const { space, blocks, answers, toConfirm, appointment } = props
  return (
    <>
      <Greeting {...props} />
      {blocks.includes("answers") && <AnswersDue patientId={space.patientId} answers={answers} toConfirm={toConfirm} />}
      {appointment && <NextAppointment patientId={space.patientId} line={appointment} />}
      {rowsOf(blocks).map(({ main, side }) => (
        <Columns
          key={main ?? "side"}
          main={main && drawn(main, props)}
          side={side.length > 0 && side.map((block) => drawn(block, props))}
        />
      ))}
    </>
  )
}

/** One block, by its word. */
function drawn(block: HomeBlock, props: OwnHomeProps): ReactNode {
  const { space, prevention, measures, came, delegationId, watches } = props
  switch (block) {
    case "news":
      return <News key={block} {...props} />
    case "gestures":
      return <InOneGesture key={block} space={space} />
    case "prevention":
      return <PreventionLine key={block} space={space} count={prevention} />
    case "measures":
      return measures && <LastMeasures key={block} space={space} {...measures} />
    case "came":
      return <WhoCame key={block} patientId={space.patientId} visits={came} />
    case "access":
      return <CaregiverCard key={block} space={space} delegationId={delegationId} watches={watches} />
    default:
      return null
  }
}
