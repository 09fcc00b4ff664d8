import type { DossierFacts } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'
import { accessMatrix } from './access-matrix.ts'
import { statementOfApplicability } from './applicability.ts'
import { backupProof } from './backup-proof.ts'
import { conformityTable } from './conformity-table.ts'
import { dutiesDocument } from './duties.ts'
import { keyCeremony } from './key-ceremony.ts'
import { logCatalogue } from './log-catalogue.ts'
import { outsideDocument } from './outside-look.ts'
import { buildDocument, componentsDocument } from './parts-and-build.ts'
import { residualRisks } from './residual-risks.ts'
import { riskAssessment } from './risk-assessment.ts'
import { scopeAndImpact } from './scope-and-impact.ts'
import { summary } from './summary.ts'
import { systemDescription } from './system-description.ts'

/** Every document of the dossier that is made of its facts, in order; those on data protection have words of their own. */
export const documentsOf = (facts: DossierFacts): readonly DossierDocument[] => [
  ...[summary, systemDescription, scopeAndImpact, riskAssessment, residualRisks, statementOfApplicability].map((make) =>
    make(facts),
  ),
  ...[keyCeremony, backupProof, accessMatrix, logCatalogue, componentsDocument, buildDocument].map((make) =>
    make(facts),
  ),
  conformityTable(facts),
  dutiesDocument(facts),
  ...(facts.outside === null ? [] : [outsideDocument(facts.outside)]),
]
