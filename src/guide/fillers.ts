/** Words that say how something is asked, not what: no evidence for any entry. */
const japanese =
  "です ます ました ません でしょう でしょ か の は が を に で と も や へ から まで ので けど けれど が て た だ な ね よ わ ん って さん ちゃん ください 下さい 教え 教えて おしえ おしえて たい したい ほしい 欲しい ある あり いる おる する し して さ れ いい どう どこ なに 何 どれ どの こと もの とこ ところ とき 時 ため よう そう これ それ あれ 私 うち わたし 自分 やって いっ なん なんか やろ やん ねん へん あらへん てん してん どない ええ いう 言う よ ます まし います あります できます できる でき もらえ もらえる もらえます ございます ございましょ いただけ いただけます いただき ましょ お ご すみません はじめまして こんにちは お願い おねがい いたし いたします たら とか など だけ くらい ぐらい もう まだ また ちょっと すごく とても 今 最近 した ない さい みたい について せん なく でも すか しょう てる なる ありま くだ くれる んで きた なり かい いたい がい ですが やけど しょ したら として どんな だけど られる こう いま やる なら あっ まっ やく ときの えたい この その あの かな かも っけ はい れる くる しま という われる なので しよう しく いく もん では いただく ながら しか すると もらう つい どこか だって よね しまう まず まま とい より しない あったら っと にかけて よく いただける よい すぐ なし どうか もし どっち どちら ほうが たり ついでに しかた いろいろ 知 知り 知る 聞 聞き 聞い 思 思い 思っ 言 行 来 場合 方法 だれ 誰 誰か 何か";
const other =
  "a an the is are am i my me you to of for in on at and or do does can please how what where when who it there be have has with that this if so toi co o la khong duoc cho va thi a cua";

const fillers = new Set(`${japanese} ${other}`.split(" "));

export function isFiller(word: string): boolean {
  return fillers.has(word) || (word.length === 1 && /[\u3041-\u309f]/.test(word));
}
