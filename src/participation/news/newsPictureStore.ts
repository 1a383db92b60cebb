/** Pictures of posts: they go with what they belong to, unless an announcement or another post shows them. */
import type { Tx } from "../../db.js";

/** Days after the last day of a post in which its picture is still kept. */
const pictureDays = 30;

async function removeUnused(tx: Tx, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    // What staff uploaded themselves has an uploader; a picture of a group has none.
    const gone = await tx.$queryRaw<{ preview: string | null }[]>`
      DELETE FROM media m WHERE m.hash = ${hash} AND m.created_by IS NULL
        AND NOT EXISTS (SELECT 1 FROM news_post p WHERE p.picture = m.hash)
        AND NOT EXISTS (SELECT 1 FROM announcement a WHERE strpos(a.content::text, m.hash) > 0)
        AND NOT EXISTS (SELECT 1 FROM announcement_template t WHERE strpos(t.content::text, m.hash) > 0)
      RETURNING m.preview`;
    const previews = gone.flatMap(({ preview }) => preview ?? []);
    for (const preview of previews)
      await tx.$executeRaw`
        DELETE FROM media m WHERE m.hash = ${preview} AND m.created_by IS NULL
          AND NOT EXISTS (SELECT 1 FROM media o WHERE o.preview = m.hash)
          AND NOT EXISTS (SELECT 1 FROM news_post p WHERE p.picture = m.hash)
          AND NOT EXISTS (SELECT 1 FROM announcement a WHERE strpos(a.content::text, m.hash) > 0)`;
  }
}

export const newsPictureStore = {
  /** In the transaction that declines or withdraws the post. */
  async drop(tx: Tx, postId: string): Promise<void> {
    const rows = await tx.$queryRaw<{ hash: string }[]>`
      UPDATE news_post p SET picture = NULL, picture_text = NULL FROM news_post before
      WHERE p.id = ${postId}::uuid AND before.id = p.id AND before.picture IS NOT NULL RETURNING before.picture AS hash`;
    await removeUnused(
      tx,
      rows.map(({ hash }) => hash),
    );
  },

  /** One that was taken in for a post that then was not. */
  forget: (tx: Tx, hash: string): Promise<void> => removeUnused(tx, [hash]),

  /** Nightly: of posts that have not been shown for a while. */
  async dropOld(tx: Tx, now: Date): Promise<void> {
    const rows = await tx.$queryRaw<{ hash: string }[]>`
      UPDATE news_post p SET picture = NULL, picture_text = NULL FROM news_post before
      WHERE before.id = p.id AND before.picture IS NOT NULL
        AND before.show_until < ${now}::timestamptz - make_interval(days => ${pictureDays}::int)
      RETURNING before.picture AS hash`;
    await removeUnused(tx, [...new Set(rows.map(({ hash }) => hash))]);
  },
};
