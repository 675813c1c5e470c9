/** What vaccines protect against, in the order in which a vaccination book shows it; the reference data says each in words. */
export const VACCINE_DISEASES = [
  "diphtheria",
  "tetanus",
  "polio",
  "pertussis",
  "hib",
  "hepatitis_b",
  "pneumococcus",
  "measles",
  "mumps",
  "rubella",
  "meningo_acwy",
  "meningo_b",
  "meningo_c",
  "rotavirus",
  "hpv",
  "influenza",
  "covid",
  "zoster",
  "rsv",
  "hepatitis_a",
  "tuberculosis",
  "varicella",
  "yellow_fever",
  "typhoid",
  "rabies",
  "tick_encephalitis",
  "japanese_encephalitis",
  "cholera",
  "dengue",
  "chikungunya",
  "mpox",
  "smallpox",
] as const
export type VaccineDisease = (typeof VACCINE_DISEASES)[number]

/** Where a vaccine's code comes from, when somebody gave one: the French base of medicines, the ATC, SNOMED CT. */
export const VACCINE_CODE_SYSTEMS = ["CIS", "ATC", "SNOMED"] as const
export type VaccineCodeSystem = (typeof VACCINE_CODE_SYSTEMS)[number]
