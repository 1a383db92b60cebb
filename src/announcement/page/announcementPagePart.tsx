/** The fields of one part of a message: words, a card, a picture. */
import { DateField } from "../../console/pieces/dateField.js";
import { FileField } from "../../console/pieces/fileField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { htmlLang, type Language } from "../../language.js";
import { type PartFields, partField } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";
import { mistakeAt } from "./announcementPageMistakes.js";
import { PagePartButtons } from "./announcementPagePartButtons.js";

export interface PagePartProps {
  language: Language;
  index: number;
  /** How many parts this language has. */
  of: number;
  part: PartFields;
  mistakes: readonly Mistake[];
}

const kinds: Readonly<Record<string, string>> = { text: "文章", card: "カード", image: "画像", line: "LINEの形式" };

export function PagePart(props: PagePartProps): JSX.Element {
  const { language, index, part } = props;
  const kind = part["kind"] ?? "";
  return (
    <fieldset class="part" id={`${language}.${index}`}>
      <legend class="part-title" safe>
        {`${index + 1}つめ: ${kinds[kind] ?? ""}`}
      </legend>
      <Hidden name={partField(language, index, "kind")} value={kind} />
      <PartBody {...props} />
      <PagePartButtons {...props} />
    </fieldset>
  );
}

function PartBody(props: PagePartProps): JSX.Element {
  const { language, index, part, mistakes } = props;
  const field = (name: string, label: string, hint?: string) => ({
    name: partField(language, index, name),
    label,
    hint,
    value: part[name],
    mistake: mistakeAt(mistakes, partField(language, index, name)),
  });
  const lang = htmlLang[language];
  switch (part["kind"]) {
    case "text":
      return (
        <TextArea
          {...field("text", "本文", "アドレス（https://…）を書くと、押せるリンクになります。")}
          rows={7}
          lang={lang}
          required
        />
      );
    case "image":
      return <PartPicture {...props} required />;
    case "card":
      return (
        <>
          <TextField {...field("title", "見出し")} maxlength={100} required />
          <TextArea {...field("text", "説明")} rows={4} lang={lang} required />
          <div class="field-row">
            <DateField {...field("date", "日付")} />
            <DateField {...field("time", "時刻")} type="time" />
          </div>
          <TextField {...field("place", "場所")} maxlength={100} />
          <TextField {...field("label", "リンクのボタンに書く言葉", "例: 申し込む（20字まで）")} maxlength={20} />
          <TextField {...field("url", "リンク先", "https:// で始まるアドレス")} inputmode="url" />
          <PartPicture {...props} />
        </>
      );
    case "line":
      return (
        <>
          <Hidden name={partField(language, index, "line")} value={part["line"] ?? ""} />
          <p class="note">ほかのシステムが作ったメッセージです。ここでは編集できません。</p>
        </>
      );
    default:
      return "";
  }
}

function PartPicture({
  language,
  index,
  part,
  mistakes,
  required = false,
}: PagePartProps & { required?: boolean }): JSX.Element {
  const hash = part["hash"] ?? "";
  const name = (short: string) => partField(language, index, short);
  return (
    <>
      {hash === "" ? (
        ""
      ) : (
        <div class="kept-picture">
          <Hidden name={name("hash")} value={hash} />
          <Hidden name={name("preview")} value={part["preview"] ?? ""} />
          <img src={`/media/${part["preview"] || hash}`} alt={part["alt"] || "登録した画像"} />
        </div>
      )}
      <FileField
        name={name("file")}
        label={hash === "" ? "画像" : "別の画像にかえる"}
        hint="JPEGかPNG、10MBまで。撮影した場所などの情報は、登録のときに取りのぞきます。"
        accept="image/jpeg,image/png"
        required={required && hash === ""}
        mistake={mistakeAt(mistakes, name("file"))}
      />
      <TextField
        name={name("alt")}
        label="画像の内容を文章で"
        hint="画面を見られない人に読み上げられます。画像の中の文字も書いてください。"
        value={part["alt"]}
        maxlength={200}
        mistake={mistakeAt(mistakes, name("alt"))}
      />
    </>
  );
}
