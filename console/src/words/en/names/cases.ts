/** Written by `npm run gen`: change what it is written from. */

export const casesNames = {
  "head.cases.age": "Age",
  "head.cases.category": "Category",
  "head.cases.division": "Division",
  "head.cases.due": "Due",
  "head.cases.entered": "Entered",
  "head.cases.entryDue": "To be entered by",
  "head.cases.ground": "Jurisdiction",
  "head.cases.lead": "Handled by",
  "head.cases.marks": "Marks",
  "head.cases.no": "Matter",
  "head.cases.phase": "Phase",
  "head.cases.place": "Place",
  "head.cases.procedure": "Procedure",
  "head.cases.received": "Received",
  "head.cases.reference": "Provincial number",
  "head.cases.respondent": "Unit complained about",
} as const;
