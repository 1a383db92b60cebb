/** Where it is: coordinates, and the code of the municipality (全国地方公共団体コード), each checked as far as it can be. */
import { bad, type Problem, plainCell, type Told } from "./eventCsvProblem.js";
import { inJapan } from "./wardEvent.js";

export type Point = { latitude: number; longitude: number };
type PointFault = { at: "latitude" | "longitude"; problem: Problem };

const faultAt = (at: PointFault["at"], told: { problem: Problem }): PointFault => ({ at, problem: told.problem });

/** Undefined: none is told. */
export function pointOf(latitude: string, longitude: string): { point: Point | undefined } | PointFault {
  const cells = { latitude: plainCell(latitude), longitude: plainCell(longitude) };
  if (cells.latitude === "" && cells.longitude === "") return { point: undefined };
  for (const at of ["latitude", "longitude"] as const)
    if (cells[at] === "") return faultAt(at, bad("coordinates-half"));
  const told = { latitude: degreesOf(cells.latitude), longitude: degreesOf(cells.longitude) };
  for (const at of ["latitude", "longitude"] as const) {
    const one = told[at];
    if ("problem" in one) return faultAt(at, one);
  }
  const point = {
    latitude: "value" in told.latitude ? told.latitude.value : 0,
    longitude: "value" in told.longitude ? told.longitude.value : 0,
  };
  if (inJapan(point.latitude, point.longitude)) return { point };
  if (point.latitude === 0 && point.longitude === 0) return faultAt("latitude", bad("coordinates-zero"));
  if (inJapan(point.longitude, point.latitude))
    return faultAt(
      "latitude",
      bad("coordinates-swapped", { proposal: `緯度 ${point.longitude}、経度 ${point.latitude}` }),
    );
  return faultAt("latitude", bad("coordinates-outside"));
}

function degreesOf(plain: string): Told<number> {
  if (/^-?\d+(\.\d+)?$/.test(plain)) return { value: Number(plain) };
  const parts = /^[NE北緯東経]*(\d{1,3})[°度.](\d{1,2})['′分.](\d{1,2}(?:\.\d+)?)["″秒]?[NE]?$/.exec(
    plain.replaceAll(" ", ""),
  );
  if (!parts) return bad("not-a-coordinate");
  const [degrees = 0, minutes = 0, seconds = 0] = parts.slice(1).map(Number);
  return bad("coordinates-degrees", { proposal: (degrees + minutes / 60 + seconds / 3_600).toFixed(6) });
}

/** The sixth digit of a municipality's code, computed from the first five (総務省「全国地方公共団体コード仕様」). */
function checkDigit(five: string): string {
  const sum = [...five].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0);
  return String((11 - (sum % 11)) % 10);
}

const isCode = (digits: string): boolean => /^\d{6}$/.test(digits) && digits[5] === checkDigit(digits.slice(0, 5));

/** @param own codes that the file may carry; empty: any */
export function codeOf(cell: string, own: readonly string[]): Told<string> {
  const digits = plainCell(cell);
  if (/^\d{5}$/.test(digits)) {
    const padded = `0${digits}`;
    const whole = `${digits}${checkDigit(digits)}`;
    // Five digits are either a code whose check digit was left out, or one that lost its leading zero.
    if (isCode(padded) && !own.includes(whole)) return bad("code-lost-zero", { proposal: padded });
    return bad("code-no-check-digit", { proposal: whole });
  }
  if (!/^\d{6}$/.test(digits)) return bad("not-a-code");
  if (!isCode(digits)) return bad("code-check-digit", { told: checkDigit(digits.slice(0, 5)) });
  if (own.length > 0 && !own.includes(digits)) return bad("other-municipality", { told: own[0] ?? "" });
  return { value: digits };
}
