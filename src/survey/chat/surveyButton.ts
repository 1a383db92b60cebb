/** Buttons of a survey in LINE. They carry places and not words: what is tapped says nothing to who reads it alone. */
import { fitGraphemes, limits } from "../../line/limits.js";
import type { LineAction } from "../../line/messages.js";
import { postbackAction } from "../../line/messages.js";
import { writePostback } from "../../line/postback.js";

export const dialogueName = "survey";

export interface Place {
  surveyId: string;
  version: number;
  /** Place of the question in the definition, from 0. */
  question: number;
  /** Somebody goes through what was answered: a tap leads to the next question and not to the next open one. */
  review: boolean;
}

/** A button whose words may stand in the talk. */
export const said = (label: string, action: string, surveyId?: string): LineAction =>
  postbackAction(
    fitGraphemes(label, limits.flexLabel),
    dialogueName,
    action,
    surveyId === undefined ? {} : { s: shortId(surveyId) },
  );

/** A button of a question: nothing is written into the talk when it is tapped. */
export function tap(label: string, action: string, place: Place, values: Record<string, string> = {}): LineAction {
  const { surveyId, version, question, review } = place;
  const data = writePostback(dialogueName, action, {
    s: shortId(surveyId),
    v: String(version),
    q: String(question),
    ...(review ? { r: "1" } : {}),
    ...values,
  });
  return { type: "postback", label: fitGraphemes(label, limits.flexLabel), data };
}

/** Undefined for a button that is not a question's. */
export function placeIn(values: Readonly<Record<string, string>>): Place | undefined {
  const surveyId = longId(values.s);
  if (surveyId === undefined || !number.test(values.v ?? "") || !number.test(values.q ?? "")) return undefined;
  return { surveyId, version: Number(values.v), question: Number(values.q), review: values.r === "1" };
}

/** Place of the choice, from 0. */
export const choiceIn = (values: Readonly<Record<string, string>>): number | undefined =>
  number.test(values.c ?? "") ? Number(values.c) : undefined;

/** A UUID in 22 letters. */
export const shortId = (uuid: string): string => Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");

export function longId(short: string | undefined): string | undefined {
  if (short === undefined || !/^[\w-]{22}$/.test(short)) return undefined;
  const hex = Buffer.from(short, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const number = /^\d{1,4}$/;
