/** The form of a new post: what is written, when and where, a picture, until when it is shown. */
import { inAttribute } from "../../console/pieces/inAttribute.js";
import type { WardContent } from "../../content.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { addDays, civilDate } from "../../time.js";
import { FormField, fieldAttributes } from "../../web/formField.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { NewsGroup } from "./newsGroup.js";
import { lastDay, type NewsField, newsLimits } from "./newsPost.js";
import type { MistakeKey } from "./newsPostingWords.js";

export interface NewsPostingFormProps {
  view: PageView;
  ward: WardContent;
  readings: TownReadings;
  group: NewsGroup;
  now: Date;
  /** Makes a form that is sent twice one post. */
  formKey: string;
  mistakes: Readonly<Partial<Record<NewsField, MistakeKey>>>;
  /** As it came back. */
  typed: Readonly<Record<string, unknown>> | undefined;
}

/** Posts to its own address, which holds the token: it is written nowhere in the page. The picture is the last of it, so that what was typed is there even if the picture was too big. */
export function NewsPostingForm(props: NewsPostingFormProps): JSX.Element {
  const { view, ward, readings, group, mistakes, typed } = props;
  const { say, language } = view;
  const today = civilDate(props.now);
  const own = {
    district: only(group.districts),
    topic: only(group.topics),
    until: addDays(today, newsLimits.usualDays),
  };
  const valueIn = (name: string): string => {
    const value = typed?.[name];
    if (typed === undefined) return name in own ? (own[name as keyof typeof own] ?? "") : "";
    return typeof value === "string" ? value : "";
  };
  const field = (id: NewsField, label: MistakeKey, hint?: MistakeKey) => {
    const wrong = mistakes[id];
    return {
      id,
      label: say(label),
      hint: hint === undefined ? undefined : say(hint),
      mistake: wrong === undefined ? undefined : say(wrong),
    };
  };
  const title = field("title", "newsFieldTitle");
  const body = field("body", "newsFieldBody", "newsFieldBodyHint");
  const place = field("place", "newsFieldPlace");
  const date = field("date", "newsFieldDate");
  const time = field("time", "newsFieldTime");
  const district = field("district", "newsFieldDistrict");
  const topic = field("topic", "newsFieldTopic");
  const until = field("until", "newsFieldUntil");
  const pictureText = field("pictureText", "newsFieldPictureText", "newsFieldPictureTextHint");
  const picture = field("picture", "newsFieldPicture", "newsFieldPictureHint");
  return (
    <form class="news-form" method="post" enctype="multipart/form-data" autocomplete="off">
      <input type="hidden" name="key" value={formKeyOf(props)} />
      <FormField {...title}>
        <input
          {...named(title)}
          type="text"
          maxlength={newsLimits.title}
          value={inAttribute(valueIn("title"))}
          lang="ja"
          required
        />
      </FormField>
      <FormField {...body}>
        <textarea {...named(body)} rows="8" maxlength={newsLimits.body} lang="ja" required safe>
          {/* The first line feed inside a textarea is dropped by the browser. */ `\n${valueIn("body")}`}
        </textarea>
      </FormField>
      <FormField {...place}>
        <input
          {...named(place)}
          type="text"
          maxlength={newsLimits.place}
          value={inAttribute(valueIn("place"))}
          lang="ja"
        />
      </FormField>
      <FormField {...date}>
        <input {...named(date)} type="date" value={inAttribute(valueIn("date"))} />
      </FormField>
      <FormField {...time}>
        <input {...named(time)} type="time" value={inAttribute(valueIn("time"))} />
      </FormField>
      <FormField {...district}>
        <select {...named(district)}>
          <Choice value="" label={say("newsWholeWard")} chosen={valueIn("district")} />
          {ward.ward.towns.map((town) => (
            <Choice value={town} label={townName(town, readings, language)} chosen={valueIn("district")} />
          ))}
        </select>
      </FormField>
      <FormField {...topic}>
        <select {...named(topic)}>
          <Choice value="" label={say("newsFieldOpen")} chosen={valueIn("topic")} />
          {ward.topicKeys.map((key) => (
            <Choice value={key} label={ward.topicName(key, language)} chosen={valueIn("topic")} />
          ))}
        </select>
      </FormField>
      <FormField {...until}>
        <input
          {...named(until)}
          type="date"
          value={inAttribute(valueIn("until"))}
          min={today}
          max={lastDay(today)}
          required
        />
      </FormField>
      <FormField {...pictureText}>
        <input
          {...named(pictureText)}
          type="text"
          maxlength={newsLimits.pictureText}
          value={inAttribute(valueIn("pictureText"))}
          lang="ja"
        />
      </FormField>
      <FormField {...picture}>
        <input {...named(picture)} type="file" accept="image/jpeg,image/png" />
      </FormField>
      <button type="submit" class="button button-filled">
        <span>
          <Words text={say("newsSend")} />
        </span>
      </button>
    </form>
  );
}

const named = (field: { id: NewsField; hint: string | undefined; mistake: string | undefined }) => ({
  ...fieldAttributes(field),
  name: field.id,
});

/** What a group always writes about is chosen for it. */
const only = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

/** One that came back with mistakes keeps its key. */
function formKeyOf({ typed, formKey }: NewsPostingFormProps): string {
  const key = typed?.["key"];
  return typeof key === "string" && /^[0-9a-f-]{36}$/.test(key) ? key : formKey;
}

function Choice({ value, label, chosen }: { value: string; label: string; chosen: string }): JSX.Element {
  return (
    <option value={value} selected={value === chosen} safe>
      {label}
    </option>
  );
}
