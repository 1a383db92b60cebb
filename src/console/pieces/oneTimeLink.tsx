/** A link that is shown once, to be handed over. */
export function OneTimeLink({ url }: { url: string }): JSX.Element {
  return (
    <>
      <p>このリンクを本人に渡してください。72時間有効で、一度だけ使えます。この画面を閉じると、もう表示できません。</p>
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
