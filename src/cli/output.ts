/** Where a command writes: stdout is only what it answers, all else goes to stderr. */
export interface CommandOutput {
  line(text: string): void;
  error(text: string): void;
}

export const terminal: CommandOutput = {
  line: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
};
