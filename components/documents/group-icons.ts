import type { DocumentGroup } from "@/lib/documents/rules"
import type { IconName } from "../ui/icon"

/** The small drawing of each group of documents, always beside words. */
export const GROUP_ICONS: Record<DocumentGroup, IconName> = {
  lab_results: "flask",
  prescriptions: "pill",
  dispensed_medicines: "package",
  consultations: "stethoscope",
  hospital: "hospital",
  imaging: "picture",
  vaccinations: "syringe",
  care_plans: "plan",
  certificates: "certificate",
  administrative: "folder",
  patient_provided: "person",
  wishes: "heart",
  other: "document",
}
