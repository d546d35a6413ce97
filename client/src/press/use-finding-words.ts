/** Faults of a text in words: short beside the text, whole in the list. */
import type { BulletinContent, LintFinding } from '@heed/shared/bulletins';
import { useI18n } from 'vue-i18n';
import { readAt } from './draft/content-path';
import { usePressDesk } from './press-desk';
import { languageOf, placeOf } from './right/finding-places';
import { usePressWords } from './use-press-words';

export function useFindingWords() {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = usePressDesk();
  const words = usePressWords();

  function short(finding: LintFinding): string {
    const base = desk.detail.value?.content;
    const quote = base ? quoted(base, finding) : '';
    const said = t(`press.lint.${finding.code}`);
    const language = finding.code === 'text-missing' ? languageOf(finding) : null;
    const start = language ? `${t(`press.language.${language}`)}: ` : '';
    return quote ? t('press.lintQuote', { quote, said }) : start + said;
  }

  /** What else there is to say. */
  function more(finding: LintFinding): string {
    const { code, params } = finding;
    if (code === 'not-competent') {
      const offices = (params['competent'] ?? '').split(',').map((office) => words.office(office));
      return t('press.lintMore.competent', { offices: offices.join(t('press.and')) });
    }
    if (code === 'leaders-names') return t('press.lintMore.percent', { percent: '', ...params });
    if (code === 'numbers-differ')
      return t('press.lintMore.differ', { from: '', to: '', ...params });
    if (code === 'number-old' || code === 'token-unknown') return numberOf(finding);
    return '';
  }

  function numberOf({ params }: LintFinding): string {
    const token = desk.content.value?.numbers.find(({ id }) => id === params['token']);
    return token ? words.numberName(token) : '';
  }

  /** Where it is, as the parts of the text are called. */
  function where(finding: LintFinding): string {
    const content = desk.detail.value?.content;
    const [first = ''] = (content ? placeOf(content, finding) : finding.path).split('.');
    const key = [`press.section.${first}`, `press.part.${first}`].find((one) => i18n.te(one));
    return key ? t(key) : first;
  }

  return { short, more, where };
}

/** The stretch that a fault is about, as it stands in the text. */
function quoted(content: BulletinContent, finding: LintFinding): string {
  const { path, offset, length } = finding;
  if (offset === null || length === null) return '';
  const [, , ...inner] = path.split('.');
  const place = placeOf(content, finding);
  const text = readAt(content, place.includes('.') ? [place, ...inner].join('.') : path);
  return typeof text === 'string' ? text.slice(offset, offset + length) : '';
}
