/** The fields of a template: what differs from time to time. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { TextField } from "../../console/pieces/textField.js";
import type { Mistake } from "../form/announcementFormRead.js";
import type { AnnouncementTemplate, TemplateVariable } from "../template.js";
import { mistakeAt, PageMistakes } from "./announcementPageMistakes.js";

export interface TemplatePageProps {
  template: AnnouncementTemplate;
  action: string;
  csrfField: JSX.Element;
  values: Readonly<Record<string, string>>;
  mistakes: readonly Mistake[];
}

export function PageTemplate({ template, action, csrfField, values, mistakes }: TemplatePageProps): JSX.Element {
  return (
    <>
      <h1 safe>{template.name}</h1>
      <PageMistakes mistakes={mistakes} />
      <ConsoleForm action={action} csrfField={csrfField} attributes={{ novalidate: "" }}>
        {template.body.variables.map((variable) => (
          <VariableField
            variable={variable}
            value={values[variable.name] ?? ""}
            mistake={mistakeAt(mistakes, `v.${variable.name}`)}
          />
        ))}
        <div class="actions">
          <Button label="文章を作る" />
        </div>
      </ConsoleForm>
    </>
  );
}

interface VariableFieldProps {
  variable: TemplateVariable;
  value: string;
  mistake: string | undefined;
}

function VariableField({ variable, value, mistake }: VariableFieldProps): JSX.Element {
  const { name, label, kind, example } = variable;
  const field = { name: `v.${name}`, label, value, mistake, hint: `例: ${example}`, required: true };
  if (kind === "date" || kind === "time") return <DateField {...field} type={kind} />;
  return <TextField {...field} inputmode={kind === "url" ? "url" : undefined} />;
}
