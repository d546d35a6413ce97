/** Gives codes and ids of lists a small number each. There are as many as the lists are long: none is forgotten. */
export class CodePool {
  private readonly codes: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(saved: readonly string[] = []) {
    for (const code of saved) this.numberOf(code);
  }

  /** 0 for none. */
  numberOf(code: string | null): number {
    if (code === null) return 0;
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const number = this.codes.push(code);
    this.numbers.set(code, number);
    return number;
  }

  codeOf(number: number): string | null {
    return number === 0 ? null : (this.codes[number - 1] ?? null);
  }

  save(): readonly string[] {
    return this.codes;
  }
}
