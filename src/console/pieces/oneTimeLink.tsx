/** A link that is shown once, to be handed over. */
/** @param about what it does and for whom */
export function OneTimeLink({ url, about }: { url: string; about: string }): JSX.Element {
  return (
    <>
      <p safe>{`${about}この画面を閉じると、もう表示できません。`}</p>
      <p class="once" id="one-time-link" safe>
        {url}
      </p>
      <p>
        <button
          type="button"
          class="button button-outlined"
          data-copy="one-time-link"
          data-copied="コピーしました"
          hidden
        >
          リンクをコピーする
        </button>
      </p>
    </>
  );
}
