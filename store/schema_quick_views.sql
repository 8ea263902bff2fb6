-- Indexes by which views over all claims read in the tables' own order.

CREATE INDEX claim_evidence ON claim_spans (version_id, claim_id) WHERE position = 0;
CREATE INDEX event_claims_by_claim ON event_claims (claim_id, event_id);
