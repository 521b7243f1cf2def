/** All languages that the highlighter knows; a script of its own, loaded when a code block is in none of the common ones. */
export { all } from 'lowlight'
