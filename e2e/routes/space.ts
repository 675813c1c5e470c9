import { asSuperuser } from "@/lib/access/testing"
import type { Circle } from "../circle/ids"
import { area as define, handlerInSpace, inSpace } from "../route"

type Made = { journalLineId: string }

/** A line that the caregiver left, and one of somebody whom no message reaches. */
async function make({ actors, patientId }: Circle): Promise<Made> {
  const [line] = await asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action)
      values (${patientId}, ${actors.caregiver.accountId}, 'document.listed') returning id`,
  )
  return { journalLineId: line?.id ?? "" }
}

const ofLine = ({ journalLineId }: Circle & Made) => ({ lineId: journalLineId })

/** The first page of a space, and what is about the whole of it. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("", /^(Bonjour Jeanne|L’espace de Jeanne|Dossier de Jeanne Lefèvre)$/, [], {
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/journal", /^(Qui a vu quoi|Mes visites|Mes lectures)$/, [], {
      also: ({ patientId }) => [`/patients/${patientId}/journal?week=2026-03-25`],
    }),
    inSpace("/journal/[lineId]/ask", "Demander pourquoi", ["view:journal"], { ids: ofLine, wrong: { words: " " } }),
    inSpace("/journal/[lineId]/report", "Signaler une ligne de « Qui a vu quoi »", ["view:journal"], {
      ids: ofLine,
      wrong: { words: " " },
    }),
    handlerInSpace("/journal/sheet", ["view:journal"]),
    inSpace("/journal/copy", "Une copie de « Qui a vu quoi »", ["view:journal"]),
    // No copy was asked for: whoever may is led to where that is done.
    handlerInSpace("/journal/copy/file", ["view:journal"], { answer: "moved" }),
    inSpace("/shared-sign-in", "Quelqu’un se connecte avec mon compte", ["edit:delegations"]),
  ],
  actions: { askForCopy: { may: ["patient"] } },
})
