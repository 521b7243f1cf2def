/** The composition root: everything real, put together. */
import { start } from './ui/start.tsx'

void start(document.getElementById('app')!)
