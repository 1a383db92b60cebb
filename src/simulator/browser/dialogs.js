/** The two things that LINE asks in a window of its own: a place, and a date or time. */

/** Opens a dialog; gives its form when it was sent, and nothing when it was left. */
function answered(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => resolve(dialog.returnValue === "send" ? dialog.querySelector("form") : undefined),
      {
        once: true,
      },
    );
  });
}

const locationDialog = document.getElementById("location-dialog");
const pickerDialog = document.getElementById("picker-dialog");

function followPlace() {
  const { place, latitude, longitude } = locationDialog.querySelector("form").elements;
  const [lat, lon] = place.value.split(",");
  if (lon) {
    latitude.value = lat;
    longitude.value = lon;
  }
  latitude.readOnly = longitude.readOnly = Boolean(lon);
}
locationDialog.querySelector("select").addEventListener("change", followPlace);

/** @param ward where the person is to begin with: the one that they asked last, or of this ward's places the first */
export async function askPlace(ward) {
  const { options, selectedOptions } = locationDialog.querySelector("select");
  const nearby = [...options].find((option) => option.dataset.ward === ward);
  if (nearby && selectedOptions[0]?.value && selectedOptions[0].dataset.ward !== ward) nearby.selected = true;
  followPlace();
  const form = await answered(locationDialog);
  if (!form) return undefined;
  const { place, latitude, longitude } = form.elements;
  const { title, address } = place.selectedOptions[0]?.dataset ?? {};
  return { title, address, latitude: Number(latitude.value), longitude: Number(longitude.value) };
}

const inputTypes = { date: "date", time: "time", datetime: "datetime-local" };

/** What a datetime picker gives: `{ date: "2026-11-20" }` and so on. */
export async function askDatetime(action) {
  const { value: input } = pickerDialog.querySelector("form").elements;
  input.type = inputTypes[action.mode] ?? "date";
  input.min = action.min ?? "";
  input.max = action.max ?? "";
  input.value = (action.initial ?? "").replace("t", "T");
  if (!(await answered(pickerDialog))) return undefined;
  return { [action.mode]: input.value };
}
