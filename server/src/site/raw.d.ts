/** Files that go out as they are, taken into the bundle as text. */
declare module '*?raw' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- the bundler gives such a file this shape
  export default text;
}
