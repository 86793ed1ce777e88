/** What preflight complains of and PDF/A-2 allows. */

/** What PDF/A-1b alone forbids. Preflight knows no other part, so it complains of these; of nothing else it may. */
export const allowedComplaints: readonly {
  readonly code: string;
  readonly details: RegExp;
  readonly because: string;
}[] = [
  {
    code: '1.4',
    details: /XRef cross reference streams are not allowed/u,
    because: 'PDF/A-1 is of PDF 1.4; PDF/A-2 (ISO 19005-2, 6.1.4) allows cross-reference streams',
  },
  {
    code: '3.1.11',
    details: /The CIDSet entry is missing for the Composite Subset/u,
    because: 'PDF/A-1 wants a CIDSet for every subset; in PDF/A-2 (6.2.11.4.2) it may be left out',
  },
  {
    code: '7.11.2',
    details: /part must be 1/u,
    because: 'the file says that it is PDF/A-2 (6.6.4), not PDF/A-1',
  },
];
