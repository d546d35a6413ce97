/** Reads what Vitest and Playwright report, and adds it up. */
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally */

/** @returns {Tally} */
export function empty() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

/** One failure that is no test: a step that ended badly, a report that is missing. */
export function failure(what) {
  return { ...empty(), failed: 1, failures: [what] };
}

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** A test file that breaks before its first test counts as one failure. */
export function readVitest(file) {
  const report = readJson(file);
  if (!report) return failure('Vitest left no report');
  const broken = report.testResults.filter(
    (suite) =>
      suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...broken.map((suite) => `${suite.name}: ${firstLine(suite.message)}`),
      ...report.testResults.flatMap(failedTests),
    ],
  };
}

export function readPlaywright(file) {
  const report = readJson(file);
  if (!report) return failure('Playwright left no report');
  const { expected, unexpected, flaky, skipped } = report.stats;
  const bad = specsOf(report).filter((spec) => !spec.ok);
  const lost = report.errors ?? [];
  return {
    passed: expected + flaky,
    failed: unexpected + lost.length,
    skipped,
    failures: [
      ...bad.map((spec) => `${spec.file}: ${spec.title}`),
      ...lost.map((error) => firstLine(error.message)),
    ],
  };
}

/** The titles of the tests that Playwright would run. */
export function listPlaywright(file) {
  return specsOf(readJson(file) ?? { suites: [] }).map((spec) => `${spec.file}: ${spec.title}`);
}

function failedTests(suite) {
  return suite.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${suite.name} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

function specsOf({ suites = [] }) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite)]);
}

function firstLine(text = '') {
  return text.trim().split('\n')[0];
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
