/** Hazards (災害種別) that emergency sites are designated for, each on its own; and what a resident may ask for. */
export const hazards = [
  "flood",
  "landslide",
  "storm-surge",
  "earthquake",
  "tsunami",
  "large-fire",
  "inland-flood",
  "volcano",
] as const;
export type Hazard = (typeof hazards)[number];

/** A hazard to flee from now, or `stay`: somewhere to live for a while afterwards. Osaka has no volcano to ask about. */
export const needs = [
  "tsunami",
  "flood",
  "earthquake",
  "large-fire",
  "stay",
  "storm-surge",
  "inland-flood",
  "landslide",
] as const;
export type Need = (typeof needs)[number];

export const isNeed = (value: string | undefined): value is Need => needs.some((need) => need === value);
