-- Where employers have their seat, for sums of one country.

CREATE TABLE company_seats ( -- The country of each employer's seat, where our list of employers knows it.
  company_key TEXT PRIMARY KEY REFERENCES companies (key), -- The company.
  country TEXT NOT NULL -- The country, in English.
) STRICT;
