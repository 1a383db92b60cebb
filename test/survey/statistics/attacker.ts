/** An attacker with a linear program: the least and most that each count can be, given everything that was published. */

/** Σ coefficient × variable = sum; all variables are 0 or more. */
export interface Fact {
  sum: number;
  of: ReadonlyMap<number, number>;
}

const tiny = 1e-7;

export class Attacker {
  private readonly table: number[][];
  private readonly basis: number[];

  /** Finds one world that agrees with all facts (first phase of the simplex method). */
  constructor(
    private readonly variables: number,
    facts: readonly Fact[],
  ) {
    const width = variables + facts.length;
    this.table = facts.map(({ sum, of }, row) => {
      const line = new Array<number>(width + 1).fill(0);
      for (const [variable, coefficient] of of) line[variable] = coefficient;
      line[width] = sum;
      if (sum < 0) for (const [index, value] of line.entries()) line[index] = -value;
      line[variables + row] = 1;
      return line;
    });
    this.basis = facts.map((_, row) => variables + row);
    const cost = new Array<number>(width).fill(0).fill(1, variables);
    if (this.least(cost, width) > 1e-5) throw new Error("what was published contradicts itself");
    // Artificial variables that stayed in are zero: they leave, or their fact said nothing new.
    for (let row = this.table.length - 1; row >= 0; row--) {
      if (this.basis[row]! < variables) continue;
      const column = this.table[row]!.findIndex((value, index) => index < variables && Math.abs(value) > tiny);
      if (column >= 0) this.pivot(row, column);
      else {
        this.table.splice(row, 1);
        this.basis.splice(row, 1);
      }
    }
    for (const line of this.table) line.splice(variables, facts.length);
  }

  range(of: ReadonlyMap<number, number>): [number, number] {
    const cost = new Array<number>(this.variables).fill(0);
    for (const [variable, coefficient] of of) cost[variable] = coefficient;
    const low = this.least(cost, this.variables);
    const high = -this.least(
      cost.map((one) => -one),
      this.variables,
    );
    return [low, high];
  }

  private least(cost: readonly number[], width: number): number {
    for (;;) {
      const reduced = cost.map((one, column) => {
        let value = one;
        for (const [row, line] of this.table.entries()) value -= cost[this.basis[row]!]! * line[column]!;
        return value;
      });
      // Bland's rule: the first that helps, so that it never turns in a circle.
      const column = reduced.findIndex((value, index) => index < width && value < -tiny);
      if (column < 0) break;
      let chosen = -1;
      let best = Number.POSITIVE_INFINITY;
      for (const [row, line] of this.table.entries()) {
        if (line[column]! <= tiny) continue;
        const ratio = line.at(-1)! / line[column]!;
        if (ratio < best - tiny || (ratio < best + tiny && this.basis[row]! < this.basis[chosen]!)) {
          best = ratio;
          chosen = row;
        }
      }
      if (chosen < 0) return Number.NEGATIVE_INFINITY;
      this.pivot(chosen, column);
    }
    return this.table.reduce((sum, line, row) => sum + cost[this.basis[row]!]! * line.at(-1)!, 0);
  }

  private pivot(row: number, column: number): void {
    const line = this.table[row]!;
    const by = line[column]!;
    for (const index of line.keys()) line[index] = line[index]! / by;
    for (const [other, values] of this.table.entries()) {
      const factor = values[column]!;
      if (other === row || Math.abs(factor) < 1e-12) continue;
      for (const index of values.keys()) values[index] = values[index]! - factor * line[index]!;
    }
    this.basis[row] = column;
  }
}
