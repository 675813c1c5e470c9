import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addAppointment } from "@/lib/appointments/commands"
import { addQuestion } from "@/lib/appointments/preparing/commands"
import type { Said } from "@/lib/appointments/schema"
import { dayInParis } from "@/lib/platform/days"
import type { Seeding } from "../sections"

const DAY = 86_400_000
const NOTHING = { place: null, bring: null, companionId: null, companion: null, zone: "Europe/Paris" } as const

type Planned = Omit<Said, keyof typeof NOTHING | "day"> & Partial<Said> & { inDays: number }

/** What Jeanne has written down, before and after today. */
const HERS: Planned[] = [
  { inDays: -21, hour: "10:15", withWhom: "Dr Morel", place: "Cabinet des Tilleuls" },
  {
    inDays: 9,
    hour: "09:30",
    withWhom: "Dr Morel",
    place: "Cabinet des Tilleuls, rez-de-chaussée",
    bring: "La carte Vitale, le carnet de glycémie, les dernières analyses.",
  },
  { inDays: 33, hour: "14:00", withWhom: "Centre d’ophtalmologie, fond d’œil", companion: "Un taxi à 13 h 15" },
]

/** What her daughter proposes. */
const BY_DAUGHTER: Planned[] = [{ inDays: 16, hour: "11:00", withWhom: "Pédicure", place: "À la maison" }]

/** Jeanne's agenda, with two questions for her doctor. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const [, next = ""] = await keep(someone("jeanne"), patientId, HERS)
  await keep(someone("claire"), patientId, BY_DAUGHTER)
  for (const question of ["Puis-je reprendre la marche du matin ?", "Faut-il changer l’heure de la metformine ?"])
    await withAccess(someone("jeanne"), patientId, ["act:appointments"], (access) =>
      addQuestion(access, { appointmentId: next, questionId: randomUUID(), question }),
    )
}

async function keep(actor: Actor, patientId: string, planned: readonly Planned[]): Promise<string[]> {
  const ids: string[] = []
  for (const { inDays, ...said } of planned) {
    const [appointmentId, day] = [randomUUID(), dayInParis(new Date(Date.now() + inDays * DAY))]
    await withAccess(actor, patientId, ["act:appointments"], (access) =>
      addAppointment(access, { ...NOTHING, ...said, day, appointmentId }),
    )
    ids.push(appointmentId)
  }
  return ids
}
