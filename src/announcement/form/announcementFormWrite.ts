/** Puts an announcement into the fields of its form. */
import type { AnnouncementContent, Part } from "../announcement.js";
import type { Audience, ChosenAudience } from "../audience.js";
import { type Fields, type PartFields, withParts } from "./announcementFormFields.js";
import { dayAndTime } from "./announcementFormTime.js";

export const blankFields: Fields = { "ja.0.kind": "text", when: "now", quiet: "auto", "repeat.every": "week" };

export function draftFields(content: AnnouncementContent, audience: Audience): Fields {
  const { repeat } = content;
  const send = dayAndTime(content.sendAt);
  const expires = dayAndTime(content.expiresAt);
  const times: Fields = {
    when: repeat ? "repeat" : content.sendAt ? "at" : "now",
    sendDate: send.date,
    sendTime: send.time,
    expiresDate: expires.date,
    expiresTime: expires.time,
    quiet: content.respectQuietHours === undefined ? "auto" : content.respectQuietHours ? "respect" : "ignore",
    "repeat.every": repeat?.every ?? "week",
    "repeat.weekdays": (repeat?.weekdays ?? []).map(String),
    "repeat.day": repeat?.day === undefined ? "" : String(repeat.day),
    "repeat.at": repeat?.at ?? "",
    "repeat.until": repeat?.until ?? "",
    "repeat.holidays": repeat?.excludeHolidays ? "on" : "",
    "repeat.excludeDays": (repeat?.excludeDays ?? []).join("\n"),
  };
  const start: Fields = {
    ...times,
    ...audienceFields(audience),
    title: content.title,
    emergency: content.emergency ? "on" : "",
    broadcast: content.broadcast ? "on" : "",
  };
  return Object.entries(content.variants).reduce<Fields>(
    (fields, [language, parts]) => withParts(fields, language as keyof typeof content.variants, parts.map(partFields)),
    start,
  );
}

function partFields(part: Part): PartFields {
  switch (part.kind) {
    case "text":
      return { kind: "text", text: part.text };
    case "image":
      return { kind: "image", hash: part.hash, preview: part.preview, alt: part.alt };
    case "card":
      return {
        kind: "card",
        title: part.title,
        text: part.text,
        date: part.date ?? "",
        time: part.time ?? "",
        place: part.place ?? "",
        label: part.link?.label ?? "",
        url: part.link?.url ?? "",
        hash: part.image?.hash ?? "",
        alt: part.image?.alt ?? "",
      };
    case "line":
      return { kind: "line", line: JSON.stringify(part.message) };
    default:
      return part satisfies never;
  }
}

function audienceFields(audience: Audience): Fields {
  if ("correctionOf" in audience) return { who: "correction", correctionOf: audience.correctionOf };
  if ("all" in audience) return { who: "all", ...listFields("exclude", audience.exclude) };
  return { who: "chosen", ...listFields("include", audience), ...listFields("exclude", audience.exclude) };
}

function listFields(side: string, lists: ChosenAudience | ChosenAudience["exclude"]): Fields {
  const [from = "", to = ""] = lists?.childBornBetween ?? [];
  return {
    [`${side}.interests`]: lists?.interests ?? [],
    [`${side}.districts`]: lists?.districts ?? [],
    [`${side}.languages`]: lists?.languages ?? [],
    [`${side}.bornFrom`]: from,
    [`${side}.bornTo`]: to,
    [`${side}.criteria`]: (lists?.criteria ?? []).map(({ kind, id }) => `${kind}:${id}`),
  };
}
