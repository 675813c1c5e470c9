import { newDone } from "../prevention"
import type { Seeding } from "../sections"

/** Jeanne's abilities were looked at twice; the last time Claire was there, and noted it. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  await newDone(someone("jeanne"), patientId, { code: "icope-1", daysAgo: 402 })
  await newDone(someone("claire"), patientId, { code: "icope-1", daysAgo: 207 })
}
