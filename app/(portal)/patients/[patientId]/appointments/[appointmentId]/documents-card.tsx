import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { OfAppointment } from "@/lib/appointments/rules"
import { formats, words } from "@/lib/request/words"
import { linkDocument } from "../actions"
import { Gesture } from "../gesture"

type Choice = OfAppointment & { actOn: string | null }
type DocumentsCardProps = {
  of: { patientId: string; appointmentId: string }
  documents: readonly OfAppointment[]
  /** What can be joined; null for whoever joins nothing. */
  toLink: readonly Choice[] | null
}

/** The documents of an appointment that the one who looks may read, and the way to join another. */
export async function DocumentsCard({ of, documents, toLink }: DocumentsCardProps) {
  const [t, f] = [await words("appointments"), await formats()]
  if (!toLink && documents.length === 0) return null
  const options = (toLink ?? []).map(({ id, title, actOn }) => ({
    value: id,
    label: actOn ? `${title}, ${f.day(actOn)}` : title,
  }))
  return (
    <Card title={t("documents.title")}>
      {documents.length === 0 ? <p>{t("documents.none")}</p> : <p className="text-soft">{t("documents.text")}</p>}
      <List label={t("documents.title")}>
        {documents.map(({ id, title }) => (
          <ListRow key={id} icon="document" title={title} href={`/patients/${of.patientId}/documents/${id}`}>
            {toLink && (
              <Gesture
                action={linkDocument}
                fields={{ ...of, documentId: id, linked: "no" }}
                label={t("documents.unlink", { title })}
                tone="quiet"
              />
            )}
          </ListRow>
        ))}
      </List>
      {options.length > 0 && (
        <AskedForm
          action={linkDocument}
          hidden={{ ...of, linked: "yes" }}
          asked={[{ kind: "list", name: "documentId", label: t("documents.choose"), options, emptyLabel: t("form.choose") }]}
          words={await formWords(t("documents.link"))}
          tone="secondary"
        />
      )}
    </Card>
  )
}
