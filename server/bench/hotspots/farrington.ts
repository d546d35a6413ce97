/** The method to beat, as its authors' package has it: `farringtonFlexible` of R's `surveillance`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Five years back, three weeks to each side, ten seasons, negative-binomial limits, the trend always in. */
const PROGRAM = `
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
first <- as.integer(args[3])
control <- list(b = 5, w = 3, noPeriods = 10, thresholdMethod = "nbPlugin", trend = TRUE,
  pThresholdTrend = 1, limit54 = c(0, 4), alpha = 0.01, verbose = FALSE, glmWarnings = FALSE)
series <- lapply(strsplit(readLines(args[1]), " "), as.integer)
started <- proc.time()[["elapsed"]]
lines <- sapply(series, function(counts) {
  weekly <- sts(matrix(counts), frequency = 52, start = c(2000, 1))
  control$range <- (first + 1):length(counts)
  found <- suppressWarnings(farringtonFlexible(weekly, control))
  paste(c(found@control$pvalue, as.integer(alarms(found))), collapse = " ")
})
writeLines(c(proc.time()[["elapsed"]] - started, lines), args[2])
`;

export interface Farrington {
  /** For each series and each tested week: the chance of as many or more. */
  readonly chances: number[][];
  /** What the method itself calls an alarm at 1 %. */
  readonly alarms: boolean[][];
  readonly microsecondsAPeriod: number;
}

/** Null where R or its package is absent: the others are measured all the same. */
export function farrington(
  series: readonly (readonly number[])[],
  firstTested: number,
): Farrington | null {
  if (!present()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'heed-bench-'));
  const [program, input, output] = ['p.R', 'in', 'out'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    writeFileSync(program, PROGRAM);
    writeFileSync(input, `${series.map((counts) => counts.join(' ')).join('\n')}\n`);
    const ran = spawnSync('Rscript', [program, input, output, String(firstTested)]);
    if (ran.status !== 0) throw new Error(`Rscript: ${ran.stderr.toString().slice(0, 500)}`);
    return read(readFileSync(output, 'utf8').trim().split('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function present(): boolean {
  return spawnSync('Rscript', ['-e', 'library(surveillance)']).status === 0;
}

function read([seconds, ...lines]: readonly string[]): Farrington {
  const rows = lines.map((line) => line.split(' ').map(Number));
  const half = (row: readonly number[]) => row.length / 2;
  const periods = rows.reduce((sum, row) => sum + half(row), 0);
  return {
    chances: rows.map((row) => row.slice(0, half(row))),
    alarms: rows.map((row) => row.slice(half(row)).map((alarm) => alarm === 1)),
    microsecondsAPeriod: (Number(seconds) * 1e6) / periods,
  };
}
