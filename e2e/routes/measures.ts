import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { deleteMeasure, refuseMeasure } from "@/lib/measures/answering/commands"
import { addMeasure } from "@/lib/measures/commands"
import { newChild } from "@/lib/measures/growth/testing"
import { importMeasures } from "@/lib/measures/importing/commands"
import { sendMeasures } from "@/lib/measures/importing/testing"
import { setTarget } from "@/lib/measures/targets/commands"
import type { Circle } from "../circle/ids"
import { area as define, handlerInSpace, inSpace, space } from "../route"

const ids = ({ delegationId }: Circle) => ({ lensId: delegationId })

type Made = Record<"proposedId" | "refusedId" | "takenId" | "waitingId" | "addedId" | "childId", string>

/** The growth of a child for whom the caregiver answers; the circle's patient is grown up, and has none. */
const OF_A_CHILD = {
  ids: ({ childId }: Made) => ({ patientId: childId }),
  except: { patient: "not-found", caregiver: "shown", caregiverWithout: "not-found", teamProfessional: "not-found" },
} as const

/**
 * Three weights that the caregiver proposed: one waits, one is refused, one was taken away; a target of the professional; and two
 * files of the patient's, of which one waits. A child besides.
 */
async function make({ patientId, actors: { patient, caregiver, teamProfessional } }: Circle): Promise<Made> {
  for (const value of [71, 72, 73])
    await withAccess(caregiver, patientId, ["add:measures"], (access) =>
      addMeasure(access, { reading: { kind: "weight", value }, measuredAt: new Date(Date.now() - value * 3_600_000) }),
    )
  const rows = await asSuperuser<{ id: string }[]>(
    (sql) => sql`select id from measures where patient_id = ${patientId} and code = '29463-7' order by value`,
  )
  const [proposedId = "", refusedId = "", takenId = ""] = rows.map(({ id }) => id)
  await withAccess(patient, patientId, ["view:measures", "act:measures"], (access) => refuseMeasure(access, refusedId))
  await withAccess(patient, patientId, ["view:measures", "edit:measures"], (access) => deleteMeasure(access, takenId))
  await withAccess(teamProfessional, patientId, ["act:measures"], (access) =>
    setTarget(access, { kind: "glucose", moment: null, least: [80], most: [180] }),
  )
  const [waitingId, addedId] = [
    await sendMeasures(patient, patientId, fileAt(9)),
    await sendMeasures(patient, patientId, fileAt(8)),
  ]
  await withAccess(patient, patientId, ["view:measures", "add:measures"], (access) => importMeasures(access, addedId, []))
  return { proposedId, refusedId, takenId, waitingId, addedId, childId: await makeChild(caregiver) }
}

/** A child of four with a height on each side of two years. */
async function makeChild(parent: Actor): Promise<string> {
  const childId = await newChild([parent], { birthDate: "2022-04-03" })
  for (const [day, value] of [
    ["2024-03-01", 86.5],
    ["2026-04-03", 103],
  ] as const)
    await withAccess(parent, childId, ["add:measures"], (access) =>
      addMeasure(access, { reading: { kind: "height", value }, measuredAt: new Date(day) }),
    )
  return childId
}

/** A pulse of this hour that is added, a weight that is asked about, a line that nobody understands. */
const fileAt = (hour: number) =>
  `Date;Mesure;Valeur;Unité\n04/01/2026 0${hour}:12;Pouls;62;\n04/01/2026 08:12;Poids;380;kg\n2026;Poids;72;kg`

/** Measures: reading them, writing one down, and what somebody else will see of them. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/measures", "Mesures", ["view:measures"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/measures/[kind]", "Poids", ["view:measures"], {
      ids: () => ({ kind: "weight" }),
      also: ({ patientId, takenId }) => [
        `/patients/${patientId}/measures/weight?done=deleted&measure=${takenId}`,
        `/patients/${patientId}/measures/glucose`,
        `/patients/${patientId}/measures/blood_pressure`,
      ],
      alsoBy: { person: "teamProfessional", ids: () => ({ kind: "glucose" }) },
    }),
    inSpace("/measures/[kind]/[measureId]", "Cette mesure", ["view:measures"], {
      ids: ({ proposedId }) => ({ kind: "weight", measureId: proposedId }),
      also: ({ patientId, refusedId }) => [`/patients/${patientId}/measures/weight/${refusedId}`],
      alsoBy: { person: "teamProfessional", ids: ({ proposedId }) => ({ kind: "weight", measureId: proposedId }) },
    }),
    inSpace("/measures/[kind]/unit", "Dans quelle unité voulez-vous lire cette mesure ?", ["view:measures"], {
      ids: () => ({ kind: "glucose" }),
    }),
    inSpace("/measures/[kind]/target", "Quel objectif ?", ["view:measures", "act:measures"], {
      ids: () => ({ kind: "glucose" }),
      // Setting a target is a professional's.
      except: { patient: "not-found" },
    }),
    inSpace("/measures/import", /^Ajouter des mesures( de Jeanne)? depuis un fichier$/, ["view:measures", "add:measures"]),
    inSpace("/measures/import/[importId]", "Relire avant d’ajouter", ["view:measures", "add:measures"], {
      ids: ({ waitingId }) => ({ importId: waitingId }),
      also: ({ patientId, addedId }) => [`/patients/${patientId}/measures/import/${addedId}`],
      // A file is there for whoever sent it, and for nobody else.
      except: { caregiver: "not-found", teamProfessional: "not-found" },
    }),
    // A form with no file in it comes back to the page where one is chosen; without a session, to the sign-in.
    space("/api/imports/[patientId]", [], { method: "POST", answer: "moved", except: { nobody: "sign-in" } }),
    handlerInSpace("/measures/file", ["view:measures"]),
    inSpace("/measures/growth", "Croissance", ["view:measures"], {
      ...OF_A_CHILD,
      also: ({ childId }) => [`/patients/${childId}/measures/growth?kind=weight`, `/patients/${childId}/measures/height`],
    }),
    handlerInSpace("/measures/growth/file", ["view:measures"], OF_A_CHILD),
    handlerInSpace("/measures/growth/booklet", ["view:measures", "view:profile"], OF_A_CHILD),
    inSpace("/preview/[lensId]/measures", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids,
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    inSpace("/preview/[lensId]/measures/[kind]", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: (circle) => ({ ...ids(circle), kind: "weight" }),
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addMeasure: {
      may: ["patient", "caregiver", "teamProfessional"],
      fill: () => ({ value: "72,4", measuredAt: "04/01/2026 08:12" }),
    },
    confirmMeasure: { may: ["patient", "teamProfessional"] },
    refuseMeasure: { may: ["patient", "teamProfessional"] },
    reopenMeasure: { may: ["patient", "teamProfessional"] },
    deleteMeasure: { may: ["patient"] },
    restoreMeasure: { may: ["patient"] },
    hideMeasure: { may: ["patient"] },
    judgeMeasure: { may: ["patient"] },
    excludeFromMeasure: { may: ["patient"] },
    importMeasures: { may: ["patient"] },
    withdrawImport: { may: ["patient"] },
    setTarget: { may: ["teamProfessional"], fill: () => ({ moment: "fasting", least: "0,80", most: "1,30" }) },
    withdrawTarget: { may: ["teamProfessional"] },
    chooseUnit: { may: ["patient", "caregiver", "teamProfessional"], fill: () => ({ unit: "mmol/L" }) },
  },
})
