/** The phones that the simulator's page shows. */

export interface Shown {
  channel: string;
  lineUserId: string;
}

/** More would not fit on a screen. */
const most = 12;

export class Stage {
  private shown: Shown[] = [];

  get phones(): readonly Shown[] {
    return this.shown;
  }

  add(phone: Shown): void {
    this.remove(phone);
    this.shown = [...this.shown, phone].slice(-most);
  }

  remove({ channel, lineUserId }: Shown): void {
    this.shown = this.shown.filter((one) => one.channel !== channel || one.lineUserId !== lineUserId);
  }
}
