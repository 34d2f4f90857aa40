/** Written by `npm run gen`: change what it is written from. */

export const CATEGORY_KINDS = ["bad-review-reason","complaint","finding","refusal-ground","termination-ground","suspension-reason","rerouting-ground","jurisdiction-ground","data-refusal-ground","call-back-question"] as const;
export const DRAW_PURPOSES = ["visit","inspection","covert-visit","call-back","review","other"] as const;
export const DRAW_SOURCES = ["entities","windows","halls","units"] as const;
export const DRAW_STATES = ["committing","revealing","drawn","void"] as const;
export const ENTITY_KINDS = ["enterprise","sole-trader","cooperative","foreign-branch","other"] as const;
export const EXCLUSION_REASONS = ["seen-lately","interest","not-operating","by-rule"] as const;
export const LADDER_STEPS = ["reminder","supervision-letter","interview","bulletin","hand-over"] as const;
export const LETTER_STEPS = ["reminder","supervision-letter","interview","bulletin","hand-over","instruction"] as const;
export const LIMIT_NAMES = ["accept","contact","sign","return","plan","progress","handle","extension","check","verdict","reopen","appealReview","secondLook","reclassification","rerouting","suspendCap","letterReply"] as const;
export const MATTER_CATEGORIES = ["bad-review-reason","complaint","finding"] as const;
export const PACED_PHASES = ["accepted","dispatched","signed","answered","closed"] as const;
export const PAPER_KINDS = ["assignment","supervision-letter","interview-notice","acceptance-notice","refusal-notice","extension-notice","result-notice","hand-over-letter","bulletin","matter-sheet"] as const;
export const PHASES = ["registered","refused","appealed","accepted","dispatched","handling","suspended","checking","answered","contested","closed","merged","transferred","terminated"] as const;
export const PROCEDURES = ["bad-review","scan-complaint","request","opinion","visit-finding","evaluation-problem","payment-arrears","provincial-case","discipline-lead"] as const;
export const ROLES = ["handler","unit-head","dispatcher","checker","hall-supervisor","discipline-supervisor","justice-supervisor","leader","joint-office","lead-department","visiting-office","vault-reader","rules-keeper","inspector","agency-supervisor","covert-visitor","special-supervisor","grid-worker","chief-service-officer","system-admin","security-admin","audit-admin"] as const;
