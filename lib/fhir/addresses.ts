const TERMINOLOGY = "https?://(?:[\\w.-]+\\.)?(?:hl7\\.org|loinc\\.org|snomed\\.(?:info|org)|unitsofmeasure\\.org)(?![\\w.-])"
const OF_A_SYSTEM = `(?:${TERMINOLOGY}|urn:(?:oid|uuid):)[^\\s)]*`
const ALONE = new RegExp(`^${OF_A_SYSTEM}$`, "i")
const ANYWHERE = new RegExp(`\\b${OF_A_SYSTEM}`, "gi")

/** Whether a text is nothing but the address of a coding system, or a name that only programs resolve. */
export const isForPrograms = (text: string): boolean => ALONE.test(text.trim())

/** A text without the addresses of coding systems. */
export const withoutSystems = (text: string): string => text.replace(ANYWHERE, "")
