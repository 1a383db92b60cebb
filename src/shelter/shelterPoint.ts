/** A place inside a button: it passes through LINE, where it came from, and is kept nowhere on our side. */
import type { Point } from "./nearest.js";

/** Three decimals: about 100 metres. Near enough to flee, not an address. */
export const writePoint = ({ latitude, longitude }: Point): string => `${latitude.toFixed(3)},${longitude.toFixed(3)}`;

/** Undefined for what no button of ours carries. */
export function readPoint(value: string | undefined): Point | undefined {
  const match = /^(-?\d{1,2}\.\d{3}),(-?\d{1,3}\.\d{3})$/.exec(value ?? "");
  if (!match) return undefined;
  const point = { latitude: Number(match[1]), longitude: Number(match[2]) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : undefined;
}
