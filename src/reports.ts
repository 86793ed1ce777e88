/** The writers of what is told about papers: no paper is made with them, and no run that makes papers loads them. */
export { writeDifferencePage } from './write/diff-html.ts';
export { writeRegister } from './write/register.ts';
