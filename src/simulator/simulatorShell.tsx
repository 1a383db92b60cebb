/** The page of the simulator, into which its script puts the phones. */
import { attribute } from "../preview/piece.js";
import { PhoneTemplate } from "./phoneTemplate.js";
import type { NamedPlace } from "./places.js";
import { phoneLanguages, staffWords, words } from "./simulatorWords.js";

interface ShellProps {
  base: string;
  channels: { name: string; displayName: string }[];
  places: NamedPlace[];
  /** Whether a fictional year can be played. */
  year: boolean;
}

export function simulatorShell(props: ShellProps): string {
  const { base } = props;
  const page = (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.title}</title>
        <link rel="icon" href={`${base}/icon.svg`} />
        <link rel="stylesheet" href={`${base}/preview/preview.css`} />
        <link rel="stylesheet" href={`${base}/simulator.css`} />
        <link rel="stylesheet" href={`${base}/phone.css`} />
        <script type="module" src={`${base}/simulator.js`}></script>
      </head>
      <body data-base={base}>
        <header class="top">
          <p class="banner">{words.banner}</p>
          <h1>{words.title}</h1>
          <p>{words.intro}</p>
        </header>
        <main class="desk">
          <div class="residents">
            <AddForm channels={props.channels} />
            <nav class="chooser" aria-label={words.people} hidden></nav>
            <p class="empty">{words.noPhone}</p>
            <div class="phones"></div>
          </div>
          <aside class="staff" aria-labelledby="staff-title">
            <h2 id="staff-title">{staffWords.title}</h2>
            <p>
              <a href="/console" target="_blank" rel="noopener">
                {staffWords.console}
              </a>
              {staffWords.newTab}
            </p>
            <p class="small">{staffWords.consoleNote}</p>
            {props.year ? <YearButton /> : ""}
            <div class="staff-panel"></div>
          </aside>
        </main>
        <PhoneTemplate />
        <LocationDialog places={props.places} />
        <PickerDialog />
      </body>
    </html>
  );
  return `<!doctype html>${page as string}`;
}

function AddForm({ channels }: { channels: ShellProps["channels"] }): JSX.Element {
  return (
    <form class="add" aria-label={words.addPerson}>
      <label>
        {words.name}
        <input name="displayName" maxlength="20" required value="さくら" autocomplete="off" />
      </label>
      <label>
        {words.channel}
        <select name="channel">
          {channels.map(({ name, displayName }) => (
            <option value={attribute(name)} safe>
              {displayName}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.language}
        <select name="language">
          {phoneLanguages.map(([code, name]) => (
            <option value={code}>{name}</option>
          ))}
        </select>
      </label>
      <button type="submit" class="strong">
        {words.add}
      </button>
    </form>
  );
}

function YearButton(): JSX.Element {
  return (
    <div class="year">
      <button type="button" class="play-year">
        {staffWords.playYear}
      </button>
      <p
        class="small"
        role="status"
        data-playing={staffWords.yearPlaying}
        data-played={staffWords.yearPlayed}
        data-failed={staffWords.yearFailed}
      >
        {staffWords.yearNote}
      </p>
    </div>
  );
}

function LocationDialog({ places }: { places: NamedPlace[] }): JSX.Element {
  return (
    <dialog id="location-dialog" aria-labelledby="location-title">
      <form method="dialog">
        <h2 id="location-title">{words.location}</h2>
        <label>
          {words.place}
          <select name="place">
            {places.map(({ title, address, latitude, longitude, ward }) => (
              <option
                value={`${latitude},${longitude}`}
                data-title={attribute(title)}
                data-address={attribute(address)}
                data-ward={attribute(ward)}
                safe
              >
                {`${title}（${address.replace(/^大阪府大阪市/, "")}）`}
              </option>
            ))}
            <option value="">{words.otherPlace}</option>
          </select>
        </label>
        <label>
          {words.latitude}
          <input name="latitude" inputmode="decimal" value="34.6763" />
        </label>
        <label>
          {words.longitude}
          <input name="longitude" inputmode="decimal" value="135.4860" />
        </label>
        <DialogButtons />
      </form>
    </dialog>
  );
}

function PickerDialog(): JSX.Element {
  return (
    <dialog id="picker-dialog" aria-labelledby="picker-title">
      <form method="dialog">
        <h2 id="picker-title">{words.pick}</h2>
        <label>
          {words.value}
          <input name="value" type="date" required />
        </label>
        <DialogButtons />
      </form>
    </dialog>
  );
}

function DialogButtons(): JSX.Element {
  return (
    <div class="dialog-buttons">
      <button type="submit" value="cancel" formnovalidate>
        {words.cancel}
      </button>
      <button type="submit" value="send" class="strong">
        {words.send}
      </button>
    </div>
  );
}
