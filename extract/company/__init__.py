"""Who cuts: known employers, the cast of an article, and the employer of each mention."""

from extract.company.employer import Employer
from extract.company.gazetteer import Company, Role, companies, lookup
from extract.company.names import short_name
from extract.company.resolve import find_employer, find_employers

__all__ = ["Company", "Employer", "Role", "companies", "find_employer", "find_employers", "lookup", "short_name"]
