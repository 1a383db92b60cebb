/** What an event is, where and for whom: the first groups of its form. */
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import type { Option } from "../../console/pieces/option.js";
import { Select } from "../../console/pieces/select.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { kindNames } from "./eventCsvWords.js";
import type { EventField, EventTyped } from "./eventTyped.js";

export interface EventFieldOptions {
  topics: readonly Option[];
  towns: readonly string[];
  /** That a plan counts. */
  series: readonly Option[];
  scopes: readonly string[];
  languages: readonly Option[];
}

export interface EventFieldsProps {
  typed: EventTyped;
  mistakes: Readonly<Record<string, string>>;
}

type TextName = Exclude<EventField, "languages">;

/** What each field of the form is told. */
export const fieldIn =
  ({ typed, mistakes }: EventFieldsProps) =>
  (name: TextName) => ({ name, value: typed[name], mistake: mistakes[name] });

/** One box to tick. */
export function TickBox(props: EventFieldsProps & { name: TextName; label: string; text: string }): JSX.Element {
  const { typed, mistakes, name, label, text } = props;
  return (
    <CheckboxGroup
      name={name}
      label={label}
      options={[{ value: "1", label: text }]}
      values={[typed[name] === "" ? "" : "1"]}
      mistake={mistakes[name]}
    />
  );
}

/** A value that is no longer offered stays one that can be kept. */
const withOwn = (options: readonly Option[], value: string): readonly Option[] =>
  value === "" || options.some((one) => one.value === value) ? options : [...options, { value, label: value }];

export function AboutFields(props: EventFieldsProps & { options: EventFieldOptions }): JSX.Element {
  const field = fieldIn(props);
  const { options, typed } = props;
  const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
  return (
    <section class="stack-close" aria-labelledby="about-title">
      <h2 id="about-title">内容</h2>
      <TextField {...field("title")} label="行事の名前" required maxlength={100} />
      <Select {...field("kind")} label="種類" options={kinds} />
      <Select {...field("topic")} label="分野" empty="決めない" options={options.topics} />
      <TextArea
        {...field("summary")}
        label="短い説明"
        hint="カードに出ます。1文か2文で、200文字まで。"
        rows={2}
        maxlength={200}
      />
      <TextArea {...field("details")} label="くわしい説明" rows={6} maxlength={5_000} />
      <Select
        {...field("series")}
        label="シリーズ"
        hint="選ぶと、選んだ「指標の対象」のものが運営方針の指標に数えられます。"
        empty="指標に数えない"
        options={withOwn(options.series, typed.series)}
      />
      <Select
        {...field("scope")}
        label="指標の対象"
        empty="決めない"
        options={withOwn(
          options.scopes.map((scope) => ({ value: scope, label: scope })),
          typed.scope,
        )}
      />
    </section>
  );
}

export function PlaceFields(props: EventFieldsProps & { options: EventFieldOptions }): JSX.Element {
  const field = fieldIn(props);
  const towns = props.options.towns.map((town) => ({ value: town, label: town }));
  return (
    <section class="stack-close" aria-labelledby="place-title">
      <h2 id="place-title">場所</h2>
      <TextField {...field("place")} label="会場の名前" maxlength={100} />
      <TextField {...field("address")} label="会場の住所" maxlength={200} />
      <Select {...field("district")} label="町名" empty="決めない" options={withOwn(towns, props.typed.district)} />
      <TextField
        {...field("point")}
        label="緯度, 経度"
        hint="例: 34.6937, 135.5023。地図へのリンクと、近い順に並べるのに使います。"
        maxlength={60}
      />
    </section>
  );
}

export function AudienceFields(props: EventFieldsProps & { options: EventFieldOptions }): JSX.Element {
  const field = fieldIn(props);
  return (
    <section class="stack-close" aria-labelledby="audience-title">
      <h2 id="audience-title">対象・費用・問い合わせ</h2>
      <TextField {...field("audience")} label="対象（だれが参加できるか）" maxlength={300} />
      <TickBox {...props} name="withChildren" label="子どもと" text="子どもと一緒に参加できる" />
      <Select
        {...field("free")}
        label="費用がかかるか"
        empty="分からない"
        options={[
          { value: "yes", label: "無料" },
          { value: "no", label: "費用がかかる" },
        ]}
      />
      <TextField {...field("fee")} label="費用" hint="例: 材料費500円" maxlength={200} />
      <TextField {...field("contact")} label="問い合わせ先" hint="例: 区役所の担当の名前" maxlength={300} />
      <TextField {...field("phone")} label="電話番号" type="tel" maxlength={20} />
      <TextField {...field("url")} label="くわしいページのアドレス" type="url" maxlength={1_000} />
      <CheckboxGroup
        name="languages"
        label="会場で通じる言語"
        options={props.options.languages}
        values={props.typed.languages}
        mistake={props.mistakes["languages"]}
      />
      <TextField {...field("source")} label="情報の出どころ" maxlength={300} />
      <TextField
        {...field("sourceAsOf")}
        label="いつの情報か"
        hint="「2026-11-20」「2026-11」「2026」のどれか"
        short
        maxlength={10}
      />
    </section>
  );
}
