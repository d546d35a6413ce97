/** The language of the answers: Chinese unless the reader prefers English. */
export type Language = 'zh' | 'en';

/** Reads an `Accept-Language` header. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const weight = quality ? Number(quality.trim().slice(2)) : 1;
    return { language: tag.split('-')[0], weight: Number.isFinite(weight) ? weight : 0 };
  });
  const best = (language: string) =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight));
  return best('en') > best('zh') ? 'en' : 'zh';
}
