/** Reads the forms of cases (申出の様式) that a ward offers: the common ones, and in their place its own of the same name. */
import type { ContentFiles } from "./contentFiles.js";
import { type CaseForm, caseForm } from "./participation/case/caseForm.js";

export function readCaseForms(files: ContentFiles, ward: string, id: string): ReadonlyMap<string, CaseForm> {
  const forms = new Map<string, CaseForm>();
  for (const folder of ["common/case-forms", `${ward}/case-forms`]) {
    for (const name of files.list(folder, ".yaml")) {
      const path = `${folder}/${name}`;
      const found = files.yaml(path, caseForm);
      if (!found) continue;
      if (`${found.key}.yaml` !== name)
        files.report(path, "key", `must be the name of the file, ${name.replace(".yaml", "")}`);
      for (const other of found.wards ?? [])
        if (!files.has(`wards/${other}`)) files.report(path, "wards", `there is no ward ${other}`);
      if (found.wards === undefined || found.wards.includes(id)) forms.set(found.key, found);
    }
  }
  return forms;
}
