/** The highlighter with the languages that most code is in; a script of its own, loaded with the first code block that names its language. */
export { common, createLowlight } from 'lowlight'
