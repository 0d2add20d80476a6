/** The bundler gives the text of the file. */
declare module '*.svg' {
  const text: string;
  export { text as default };
}
