/** The bundler puts what a page imports into the style sheet of its own. */
declare module '*.css';
