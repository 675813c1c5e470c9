/** The clocks by which an appointment can be kept (IANA): those of France, and a few of where people travel (choix de Relais). */
export const APPOINTMENT_ZONES = [
  "Europe/Paris",
  "America/Guadeloupe",
  "America/Martinique",
  "America/Cayenne",
  "America/Miquelon",
  "Indian/Reunion",
  "Indian/Mayotte",
  "Pacific/Noumea",
  "Pacific/Tahiti",
  "Pacific/Wallis",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Brussels",
  "Africa/Casablanca",
  "Africa/Algiers",
  "Africa/Tunis",
  "Africa/Dakar",
  "America/Toronto",
] as const
export type AppointmentZone = (typeof APPOINTMENT_ZONES)[number]
