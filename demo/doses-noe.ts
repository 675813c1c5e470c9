import type { Dose } from "./doses"

const HEXAVALENT = { against: "hexavalent", vaccine: "Vaxelis", proof: "Carnet de vaccination" }
const PNEUMOCOCCUS = { against: "pneumococcus", vaccine: "Prevenar 13", proof: "Carnet de vaccination" }

/** What the law asks of a child born in April 2022, at the ages of the calendar of those years. */
export const NOE_DOSES: Dose[] = [
  { ...HEXAVALENT, givenOn: "2022-06-07", dose: "1re dose" },
  { ...PNEUMOCOCCUS, givenOn: "2022-06-07", dose: "1re dose" },
  { ...HEXAVALENT, givenOn: "2022-08-09", dose: "2e dose" },
  { ...PNEUMOCOCCUS, givenOn: "2022-08-09", dose: "2e dose" },
  { against: "meningo_c", givenOn: "2022-09-06", vaccine: "Neisvac", dose: "1re dose" },
  { ...HEXAVALENT, givenOn: "2023-03-14", dose: "rappel" },
  { ...PNEUMOCOCCUS, givenOn: "2023-03-14", dose: "rappel" },
  { against: "meningo_c", givenOn: "2023-04-05", vaccine: "Neisvac", dose: "rappel" },
  { against: "mmr", givenOn: "2023-04-05", vaccine: "Priorix", dose: "1re dose", proof: "Carnet de vaccination" },
  { against: "mmr", givenOn: "2023-09-12", vaccine: "Priorix", dose: "2e dose", proof: "Carnet de vaccination" },
]
