/** What the checks before publishing found. */
import { Banner } from "../../web/banner.js";
import { languageNames } from "../builder/builderWords.js";
import { formReasonText, remarkText } from "../builder/checkWords.js";
import { mayBePublished, type PublishChecks } from "../builder/publishChecks.js";
import type { SurveyDefinition } from "../survey.js";
import { spanText } from "./surveyConsoleWords.js";

export interface SurveyChecksProps {
  definition: SurveyDefinition;
  checks: PublishChecks;
}

export function SurveyChecks({ definition, checks }: SurveyChecksProps): JSX.Element {
  const stops = [
    ...(checks.isUnwritten ? ["「（未入力）」が残っています。設問と説明を書いてください。"] : []),
    ...checks.claims,
  ];
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title">公開の前の点検</h2>
      {mayBePublished(checks) ? (
        ""
      ) : (
        <Banner kind="mistake" title="このままでは公開できません">
          <ul class="points">
            {stops.map((text) => (
              <li safe>{text}</li>
            ))}
            {checks.measures
              .filter(({ remarks }) => remarks.some(({ kind }) => kind === "unknown-indicator"))
              .map(({ place }) => (
                <li safe>{`指標の集計${place + 1}: 区の運営方針にない指標です。`}</li>
              ))}
          </ul>
        </Banner>
      )}
      <Purpose definition={definition} />
      <Chat definition={definition} checks={checks} />
      <Languages checks={checks} />
      <Measures definition={definition} checks={checks} />
    </section>
  );
}

function Purpose({ definition: { purpose, retention } }: { definition: SurveyDefinition }): JSX.Element {
  return (
    <>
      <h3>利用目的と保存期間</h3>
      <p>最初の設問の前に、次のとおり示します。</p>
      <blockquote class="own-text survey-purpose" safe>
        {purpose.ja}
      </blockquote>
      <p safe>
        {`締切のあと、異議の申し出を${spanText(retention.objectionDays)}受け付け、自由記述は${spanText(retention.textsDays)}、回答は${spanText(retention.responsesDays)}で消します。`}
      </p>
    </>
  );
}

function Chat({ definition, checks: { formOnly, tapped } }: SurveyChecksProps): JSX.Element {
  return (
    <>
      <h3>LINEの中で尋ねる設問</h3>
      <p safe>
        {definition.class === "confidential"
          ? "秘匿のアンケートなので、LINEの中では何も尋ねません。すべて専用の回答ページで答えます。"
          : `${definition.questions.length}問のうち${tapped}問は、LINEの中でボタンで答えられます。`}
      </p>
      {definition.class === "public" && formOnly.length > 0 ? (
        <>
          <p>次の設問は、専用の回答ページだけで尋ねます。</p>
          <ul class="points">
            {formOnly.map(({ place, question, reason }) => (
              <li safe>{`${place + 1}問目「${question.text.ja}」: ${formReasonText(reason, question)}`}</li>
            ))}
          </ul>
        </>
      ) : (
        ""
      )}
    </>
  );
}

function Languages({ checks: { untranslated } }: Pick<SurveyChecksProps, "checks">): JSX.Element {
  return (
    <>
      <h3>ことば</h3>
      <ul class="points">
        {untranslated.map(({ language, missing, of }) => (
          <li safe>
            {missing === 0
              ? `${languageNames[language]}: すべて訳があります`
              : `${languageNames[language]}: ${of}か所のうち${missing}か所に訳がありません（日本語で示します）`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Measures({ definition, checks: { measures } }: SurveyChecksProps): JSX.Element {
  if (measures.length === 0)
    return (
      <>
        <h3>指標</h3>
        <p>運営方針の指標は測りません。</p>
      </>
    );
  const texts = measures.flatMap(({ place, remarks }) => {
    const name = `指標の集計${place + 1}（${definition.measures[place]?.indicator ?? ""}）`;
    return remarks.length === 0
      ? [`${name}: 問題ありません`]
      : remarks.map((remark) => `${name}: ${remarkText(remark)}`);
  });
  return (
    <>
      <h3>指標</h3>
      <ul class="points">
        {texts.map((text) => (
          <li safe>{text}</li>
        ))}
      </ul>
    </>
  );
}
