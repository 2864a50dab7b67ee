import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getNote, listNotes, listUnsigned, startNote } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Notes of visits: writing, signing, reading, and what still waits for a signature. */
export const feature = defineWebFeature({
  name: 'clinical-notes',
  routes: [
    {
      path: '/patients/$patientId/notes',
      access: listNotes.access,
      titleKey: 'title',
      screen: () => import('./screens/list-notes.tsx'),
    },
    {
      path: '/patients/$patientId/notes/new',
      access: startNote.access,
      titleKey: 'start.title',
      screen: () => import('./screens/start-note.tsx'),
    },
    {
      path: '/patients/$patientId/encounters/$encounterId/notes/$noteId',
      access: getNote.access,
      titleKey: 'one',
      screen: () => import('./screens/show-note.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'clinical-notes',
      titleKey: 'title',
      access: listNotes.access,
      order: 70,
      path: '/patients/$patientId/notes',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  chartActions: [
    { labelKey: 'start.action', access: startNote.access, order: 20, path: '/patients/$patientId/notes/new' },
  ],
  visitPanels: [
    { id: 'clinical-notes', access: listNotes.access, order: 10, panel: () => import('./visit-panel.tsx') },
  ],
  dayPanels: [
    {
      id: 'unsigned-notes',
      titleKey: 'unsigned.title',
      access: listUnsigned.access,
      order: 20,
      place: 'end',
      panel: () => import('./day-panel.tsx'),
    },
  ],
  timeline: {
    access: listNotes.access,
    kinds: [{ kind: 'clinical-note', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
})
