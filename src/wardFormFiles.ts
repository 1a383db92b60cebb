/** Reads the forms (様式) that a ward files: the common ones, and in their place its own of the same name. */
import type { ContentFiles } from "./contentFiles.js";
import { unknownFields } from "./policy/form/formSheet.js";
import { type FormTemplate, formTemplate } from "./policy/form/formTemplate.js";

export function readWardForms(files: ContentFiles, ward: string): ReadonlyMap<string, FormTemplate> {
  const forms = new Map<string, FormTemplate>();
  for (const folder of ["common/ward-forms", `${ward}/ward-forms`]) {
    for (const name of files.list(folder, ".yaml")) {
      const path = `${folder}/${name}`;
      const found = files.yaml(path, formTemplate);
      if (!found) continue;
      if (`${found.id}.yaml` !== name)
        files.report(path, "id", `must be the name of the file, ${name.replace(".yaml", "")}`);
      for (const field of unknownFields(found)) files.report(path, "blocks", `there is no field ${field}`);
      forms.set(found.id, found);
    }
  }
  return forms;
}
