/** What speed.ts has built: the reading of an article, as the app's worker does it. */
export { createGazetteer } from '../../renderer/core/actors/gazetteer.ts'
export { formKey } from '../../renderer/core/actors/linkForms.ts'
export { recognise } from '../../renderer/core/actors/recognise.ts'
export { eventPassages } from '../../renderer/core/events/findEvents.ts'
export { detectLanguage } from '../../renderer/core/text/language.ts'
