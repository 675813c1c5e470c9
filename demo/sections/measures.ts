import { withAccess } from "@/lib/access/require-access"
import { confirmMeasure, refuseMeasure } from "@/lib/measures/answering/commands"
import { addMeasure } from "@/lib/measures/commands"
import { listMeasures } from "@/lib/measures/queries"
import { setTarget } from "@/lib/measures/targets/commands"
import { CLAIRES, CLAIRES_SLIP, JEANNES, MORELS, type Said } from "../measures-jeanne"
import type { Seeding } from "../sections"

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

/** A year of Jeanne's measures: what she and her doctor wrote down, and what her daughter says since yesterday. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const [jeanne, claire] = [someone("jeanne"), someone("claire")]
  const morel = { ...someone("morel"), exercice: AS_DOCTOR }
  const say = (actor: typeof jeanne, said: readonly Said[]) =>
    withAccess(actor, patientId, ["add:measures"], async (access) => {
      for (const { at, reading } of said) await addMeasure(access, { reading, measuredAt: at })
    })
  const now = Date.now()
  await say(jeanne, JEANNES(now))
  await say(morel, MORELS(now))
  const [first, ...waiting] = CLAIRES(now)
  if (!first) return
  const answer = (gesture: typeof confirmMeasure) =>
    withAccess(jeanne, patientId, ["view:measures", "act:measures"], async (access) => {
      const proposed = (await listMeasures(access, {})).lines.filter(({ state }) => state === "proposed")
      for (const { id } of proposed) await gesture(access, id)
    })
  // Jeanne has confirmed the one of last week and refused a slip; the others wait.
  await say(claire, [first])
  await answer(confirmMeasure)
  await say(claire, [CLAIRES_SLIP(now)])
  await answer(refuseMeasure)
  await say(claire, waiting)
  await withAccess(morel, patientId, ["act:measures"], (access) =>
    setTarget(access, { kind: "glucose", moment: "fasting", least: [80], most: [130] }),
  )
}
