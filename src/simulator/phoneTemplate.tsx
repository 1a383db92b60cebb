/** One phone, as a template that the page's script copies for each person. */
import { phoneLanguages, words } from "./simulatorWords.js";

/** Stickers that a person can send: LINE's own, with what they mean. */
const stickers = [
  ["11537", "52002739", words.stickers.thanks],
  ["11537", "52002735", words.stickers.ok],
  ["11537", "52002738", words.stickers.hello],
  ["11537", "52002755", words.stickers.help],
] as const;

const letterSizes = [
  ["usual", words.lettersUsual],
  ["large", words.lettersLarge],
  ["largest", words.lettersLargest],
] as const;

export function PhoneTemplate(): JSX.Element {
  return (
    <template id="phone">
      <section class="phone">
        <div class="phone-top">
          <h2>{words.people}</h2>
          <button type="button" data-do="block" data-block={words.block} data-unblock={words.unblock}>
            {words.block}
          </button>
          <button type="button" data-do="close" aria-label={words.close}>
            ×
          </button>
        </div>
        <Settings />
        <div class="log" role="log" aria-live="polite" aria-label={words.talk} tabindex="0"></div>
        <p class="typing" hidden>
          {words.typing}
        </p>
        <p class="note" role="status"></p>
        <form class="composer">
          <button type="button" data-do="menu" aria-expanded="false" disabled>
            {words.menu}
          </button>
          <button type="button" data-do="more" aria-expanded="false" aria-label={words.more}>
            ＋
          </button>
          <input
            name="text"
            aria-label={words.message}
            placeholder={words.message}
            maxlength="5000"
            autocomplete="off"
          />
          <button type="submit" class="strong">
            {words.send}
          </button>
        </form>
        <More />
        <div class="menu" hidden></div>
      </section>
    </template>
  );
}

function Settings(): JSX.Element {
  return (
    <div class="phone-settings">
      <label>
        {words.letters}
        <select data-setting="letters">
          {letterSizes.map(([size, name]) => (
            <option value={size}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {words.language}
        <select data-setting="language">
          {phoneLanguages.map(([code, name]) => (
            <option value={code}>{name}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

function More(): JSX.Element {
  return (
    <div class="more" hidden>
      <button type="button" data-do="location">
        {words.location}
      </button>
      <label class="file">
        {words.image}
        <input type="file" accept="image/jpeg,image/png" />
      </label>
      {stickers.map(([packageId, stickerId, meaning]) => (
        <button type="button" data-do="sticker" data-package={packageId} data-sticker={stickerId}>
          {meaning}
        </button>
      ))}
    </div>
  );
}
