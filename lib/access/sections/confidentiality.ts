import type { Entry } from "./entry"

/**
 * What the person keeps back, and from whom. Hers alone on every basis (choix de Relais): it shows what she set apart, so that
 * a parent or a representative who read it here would learn of it.
 */
export const confidentiality = {
  may: { view: [], edit: [] },
  consent: "never",
  acts: {
    "confidentiality.viewed": "daily",
    "item.readers_asked": "each",
    "emergency_centre.allowed": "each",
    "emergency_centre.opposed": "each",
    "emergency_centre.left_to_law": "each",
    "break_glass.allowed": "each",
    "break_glass.opposed": "each",
    "break_glass.left_to_law": "each",
  },
  kind: "confidentiality",
  icon: "hidden",
  page: { folder: "confidentiality", place: "more" },
} as const satisfies Entry
