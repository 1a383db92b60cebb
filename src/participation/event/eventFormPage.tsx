/** The form of an event: a new one, or one that is edited. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import {
  AboutFields,
  AudienceFields,
  type EventFieldOptions,
  type EventFieldsProps,
  PlaceFields,
} from "./eventFormFields.js";
import { SignUpFields, WhenFields } from "./eventWhenFields.js";

export interface EventFormPageProps extends EventFieldsProps {
  title: string;
  action: string;
  back: string;
  options: EventFieldOptions;
  /** Carried along unseen: the seed of a new event, the version of an edited one. */
  carried: Readonly<Record<string, string>>;
  /** Of a published event, whose date is moved on a page of its own. */
  fixed?: { when: string; move: string } | undefined;
  csrfField: JSX.Element;
}

export function EventFormPage(props: EventFormPageProps): JSX.Element {
  const { title, action, back, carried, fixed, mistakes, csrfField } = props;
  return (
    <>
      <h1 safe>{title}</h1>
      {Object.keys(mistakes).length > 0 ? (
        <Banner kind="mistake" announced>
          <p>入力を確かめてください。まだ保存していません。</p>
        </Banner>
      ) : (
        ""
      )}
      <ConsoleForm action={action} csrfField={csrfField}>
        {Object.entries(carried).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <AboutFields {...props} />
        {fixed ? (
          <section class="stack-close" aria-labelledby="when-title">
            <h2 id="when-title">日時</h2>
            <p>
              <Words text={fixed.when} />
            </p>
            <p>
              <a href={fixed.move}>日時と受付期間を変える</a>
            </p>
            <p class="hint">会場や終わりの時刻を変えると、LINEで申し込んだ人に知らせます。ほかの変更は知らせません。</p>
          </section>
        ) : (
          <WhenFields {...props} />
        )}
        <PlaceFields {...props} />
        <AudienceFields {...props} />
        <SignUpFields {...props} deadlines={fixed === undefined} />
        <div class="actions">
          <Button label="保存する" />
          <ButtonLink href={back} weight="plain">
            やめる
          </ButtonLink>
        </div>
      </ConsoleForm>
    </>
  );
}
