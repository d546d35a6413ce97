/** What a chart has to know of the page it is drawn on: sizes follow its rem, colours its tokens. */
export interface ChartLook {
  /** So many rem in pixels. */
  rem: (size: number) => number;
  /** The colour of a token, such as `--fg-1`, as it stands on the page now. */
  color: (token: string) => string;
  /** Of the chart, in pixels. */
  width: number;
}

export const CHART_TEXT =
  '"Inter Variable","Noto Sans SC Variable","Noto Sans CJK SC","Microsoft YaHei",sans-serif';
export const CHART_NUMBERS = '"Barlow Semi Condensed","Noto Sans SC Variable",sans-serif';
